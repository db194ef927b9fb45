"""The app's place in the project."""

from django.apps import AppConfig


class GovernanceConfig(AppConfig):
    name = "governance"
    verbose_name = "People and partnerships"

    def ready(self) -> None:
        """Register our kinds of record; receive what other packages say about signing in
        and connecting.

        We send no signals of our own.
        """
        from django.db.backends.signals import connection_created

        from governance.accounts import signals as trail
        from governance.core import first_use, registry
        from governance.core.documents import checks as of_paper  # noqa: F401  (importing registers them)
        from governance.core.identifier_detection import known_details
        from governance.core.text_folding import add_fold
        from governance.records import RECORDS
        from governance.retention import checks as of_retention  # noqa: F401
        from governance.rules import checks as of_rules  # noqa: F401
        from governance.structure.known_names import find_known_details
        from governance.structure.operations.first_use import mark_used

        registry.register(RECORDS)
        known_details.register(find_known_details)
        first_use.register(mark_used)
        trail.connect_receivers()
        connection_created.connect(add_fold)
