"""The app's place in the project."""

from django.apps import AppConfig


class GovernanceConfig(AppConfig):
    name = "governance"

    def ready(self) -> None:
        """Register our kinds of record; receive what other packages say about signing in.

        We send no signals of our own.
        """
        from governance import registry
        from governance.paper import checks as of_paper  # noqa: F401  (importing registers them)
        from governance.records import RECORDS
        from governance.rules import checks as of_rules  # noqa: F401
        from governance.sign_in import trail

        registry.register(RECORDS)
        trail.connect()
