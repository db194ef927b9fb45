"""Registers as offices have them in Excel, to be imported.

The plan of 2018-19 is that of Leicestershire and Rutland, shortened to its matter, with roles
instead of names and its gaps marked.
"""

from pathlib import Path

FOLDER = Path(__file__).parent
PLAN_OF_2018 = FOLDER / "business-plan-2018-19.xlsx"
ACTION_LOG = FOLDER / "action-log.csv"
RISKS = FOLDER / "risk-register.csv"
MEMBERS = FOLDER / "members.csv"
DISTRIBUTION_LIST = FOLDER / "distribution-list.csv"
