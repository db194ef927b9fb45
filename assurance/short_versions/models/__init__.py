"""The record kinds of the room, one module per family."""

from assurance.short_versions.models.parts import ShortFile, ShortPart, ShortReading
from assurance.short_versions.models.versions import ShortVersion

__all__ = ["ShortFile", "ShortPart", "ShortReading", "ShortVersion"]
