"""The administration site: people and reference data; whatever has a status is read-only there."""

from governance.admin import people, places, seats, seen

__all__ = ["people", "places", "seats", "seen"]
