"""The operations of the room, one module per family."""
