"""The app's place in the project."""

from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    name = "reviews"

    def ready(self) -> None:
        """Register our kinds of record."""
        from governance.core import registry
        from reviews.records import RECORDS

        registry.register(RECORDS)
