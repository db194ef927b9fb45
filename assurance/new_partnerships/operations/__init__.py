"""Beginning a partnership from a copy, naming it, confirming its lines, making, discarding."""
