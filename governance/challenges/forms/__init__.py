"""The forms of the room, one module per family of pages."""
