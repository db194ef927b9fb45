"""The app's place in the project."""

from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    name = "reviews"

    def ready(self) -> None:
        """Register our kinds of record."""
        from governance.core import registry
        from reviews.disputes.protocols import checks  # noqa: F401  (importing registers it)
        from reviews.records import INVITED, RECORDS

        registry.register(RECORDS)
        for kind, verbs in INVITED.items():
            registry.add_invited(kind, verbs)
