"""``renew_field_key``: every second factor's secret under the newest of ``LSCP_FIELD_KEY``."""

from typing import Any

from allauth.mfa.models import Authenticator
from django.core.management.base import BaseCommand
from django.db import transaction

from governance.accounts import cipher

ENCRYPTED = ("secret", "seed")


class Command(BaseCommand):
    help = (
        "Encrypts second factors anew. Put the new key before the old one in LSCP_FIELD_KEY, with "
        "a comma between; run this; then take the old one out."
    )

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> str:
        renewed = 0
        for factor in Authenticator.objects.select_for_update().order_by("pk"):
            for name in filter(factor.data.__contains__, ENCRYPTED):
                factor.data[name] = cipher.reencrypt(factor.data[name])
                factor.save(update_fields=["data"])
                renewed += 1
        return f"secrets renewed: {renewed}"
