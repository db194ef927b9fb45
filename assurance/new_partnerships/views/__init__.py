"""The pages of new partnerships: the list, one with its steps, its lines, making and discarding."""
