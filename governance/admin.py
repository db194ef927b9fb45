"""Gathers what governance's rooms show in the administration site, where Django looks for it."""

from governance.accounts import admin as accounts_admin
from governance.core.admin import trail
from governance.deadlines import admin as deadlines_admin
from governance.files import admin as files_admin
from governance.jobs import admin as jobs_admin
from governance.outbox import admin as outbox_admin
from governance.people import admin as people_admin
from governance.periods import admin as periods_admin
from governance.structure import admin as structure_admin
from governance.themes import admin as themes_admin

__all__ = [
    "accounts_admin",
    "deadlines_admin",
    "files_admin",
    "jobs_admin",
    "outbox_admin",
    "people_admin",
    "periods_admin",
    "structure_admin",
    "themes_admin",
    "trail",
]
