"""The app's place in the project."""

from django.apps import AppConfig


class AssuranceConfig(AppConfig):
    name = "assurance"
    verbose_name = "Returns and reports"

    def ready(self) -> None:
        """Register our kinds of record, and what is added to what a yearly report says."""
        from assurance.publication.operations.errata import find_errata
        from assurance.publication.operations.public_files import find_files
        from assurance.records import RECORDS
        from assurance.yearly import additions
        from governance.core import registry

        registry.register(RECORDS)
        additions.add_errata(find_errata)
        additions.add_public_files(find_files)
