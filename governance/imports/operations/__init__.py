"""Reading a file into an import, mending it, saving it all or nothing, and undoing that."""
