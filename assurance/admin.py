"""Gathers what assurance's rooms show in the administration site, where Django looks for it."""

from assurance.instruments import admin as instruments_admin
from assurance.reports import admin as reports_admin
from assurance.returns import admin as returns_admin

__all__ = ["instruments_admin", "reports_admin", "returns_admin"]
