"""``renew_field_key``: every second factor and every certificate under the newest key."""

from typing import Any

from allauth.mfa.models import Authenticator
from django.core.management.base import BaseCommand
from django.db import transaction

from governance.accounts import cipher
from governance.retention.seals import renew_seals

ENCRYPTED = ("secret", "seed")


class Command(BaseCommand):
    help = (
        "Encrypts second factors and seals certificates anew. Put the new key before the old one "
        "in LSCP_FIELD_KEY, with a comma between; run this; then take the old one out."
    )

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> str:
        renewed = 0
        for factor in Authenticator.objects.select_for_update().order_by("pk"):
            for name in filter(factor.data.__contains__, ENCRYPTED):
                factor.data[name] = cipher.reencrypt(factor.data[name])
                factor.save(update_fields=["data"])
                renewed += 1
        return f"secrets renewed: {renewed}, certificates sealed: {renew_seals()}"
