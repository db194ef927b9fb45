"""jobs owns work too long for a page: asked for once, done once, found again when a worker died.
It refuses to own the work, which is a task of the room that asks."""
