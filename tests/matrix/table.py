"""The table: every address of ours, and what each person in the world gets there."""

from tests.matrix import of_assurance, of_governance, of_reports

TABLE = (*of_governance.ROWS, *of_assurance.ROWS, *of_reports.ROWS)
