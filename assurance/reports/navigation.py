"""The entry of the navigation under which reports stand, quarterly and yearly."""

from governance.core.registry import NavigationEntry

REPORTS = NavigationEntry("Reports", "assurance:report-list", 50)
