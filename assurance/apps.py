"""The app's place in the project."""

from django.apps import AppConfig


class AssuranceConfig(AppConfig):
    name = "assurance"
    verbose_name = "Returns and reports"

    def ready(self) -> None:
        """Register our kinds of record."""
        from assurance.records import RECORDS
        from governance.core import registry

        registry.register(RECORDS)
