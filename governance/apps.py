"""The app's place in the project."""

from django.apps import AppConfig


class GovernanceConfig(AppConfig):
    name = "governance"

    def ready(self) -> None:
        """Receive what other packages say about signing in; we send no signals of our own."""
        from governance.paper import checks  # noqa: F401  (its import is what registers them)
        from governance.sign_in import trail

        trail.connect()
