"""The kinds of evidence that a quarterly report may hold, one module each."""

from typing import Annotated

from pydantic import BeforeValidator, SerializeAsAny

from assurance.reports.blocks.action_log import ActionLog
from assurance.reports.blocks.case_counts import CaseCounts
from assurance.reports.blocks.dispute_counts import DisputeCounts
from assurance.reports.blocks.figures import FigureChart, HeadlineFigures
from assurance.reports.blocks.grid import Grid
from assurance.reports.blocks.learning import Learning
from assurance.reports.blocks.parts_chart import PartsChart
from assurance.reports.blocks.priority import PriorityProgress
from assurance.reports.blocks.responses import Responses
from assurance.reports.blocks.risk_register import RiskRegister
from assurance.reports.blocks.table import Table
from assurance.reports.blocks.year_figures import YearFigures
from governance.core.blocks.base import Block
from governance.core.blocks.hashing import Plain
from governance.core.blocks.union import read_block

KINDS: tuple[type[Block], ...] = (
    Responses,
    Grid,
    PriorityProgress,
    FigureChart,
    HeadlineFigures,
    ActionLog,
    CaseCounts,
    DisputeCounts,
    Learning,
    PartsChart,
    RiskRegister,
    Table,
    YearFigures,
)
"""Stored content with a block of another kind is not read."""


def read_stored(stored: Block | Plain) -> Block:
    return read_block(stored, KINDS)


StoredBlock = Annotated[SerializeAsAny[Block], BeforeValidator(read_stored)]
"""A field that holds a block of any kind of the list, and is stored with all that its kind has."""
