"""What the laws ask of risks, in one place."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.db.models import Model

from governance.risks import forms
from governance.risks.transitions import RISK
from tests.scenarios import risks as scenarios

MOVES: dict[str, dict[str, Callable[[Any], object]]] = {
    "governance.risk": {
        "review": scenarios.review,
        "escalate": scenarios.escalate,
        "take_on": scenarios.take_on,
        "send_back": scenarios.send_back,
        "close": scenarios.close,
        "reopen": scenarios.reopen,
    },
}
BEGUN: dict[str, dict[str, Callable[[], Model]]] = {
    "governance.risk": {
        "raise_risk": scenarios.an_open_risk,
        "edit": scenarios.an_edited_risk,
        "set_next_look": scenarios.a_postponed_risk,
        "import": scenarios.an_imported_risk,
        "import_change": scenarios.a_risk_changed_by_an_import,
    },
}
EXPECTED_MOVES: dict[str, dict[str, tuple[tuple[str, ...], str]]] = {
    "governance.risk": {
        "review": (("open",), "open"),
        "escalate": (("open",), "passed_up"),
        "take_on": (("passed_up",), "open"),
        "send_back": (("passed_up",), "open"),
        "close": (("open",), "closed"),
        "reopen": (("closed",), "open"),
    },
}
EXPECTED_CREATIONS: dict[str, tuple[set[str], set[str]]] = {
    "governance.risk": (
        {"raise_risk", "import"},
        {"edit", "set_next_look", "import_change"},
    ),
}
raise_form = partial(forms.RaiseRiskForm, seats=())
words_form = partial(forms.RiskForm, seats=())
LOOKED_AT: dict[str, list[tuple[Callable[..., Any], str]]] = {
    **{
        f"governance.risk.{name}": [(raise_form, name), (words_form, name)]
        for name in ("title", "text", "controls")
    },
    "governance.riskreview.text": [(forms.ReviewForm, "text")],
}
"""Every text about people, and the forms it comes from."""
NOT_SCREENED = {
    "governance.risks.forms.RiskFilterForm": "what is looked for is kept nowhere",
}
THE_RISK = "the risk “Agencies send too few audits”"
PHRASES = tuple(("governance.risk", verb, THE_RISK) for verb in RISK.verbs)
SAID = (
    f"raised {THE_RISK}",
    f"imported {THE_RISK}",
    f"reviewed {THE_RISK}",
    f"passed up {THE_RISK}",
    f"accepted {THE_RISK} from below",
    f"sent back {THE_RISK}",
    f"closed {THE_RISK}",
    f"opened {THE_RISK} again",
    f"changed {THE_RISK} as a register says",
    f"edited {THE_RISK}",
    f"set the next look at {THE_RISK}",
)
"""How each verb is told, in the same order."""
PAGES = """
    risk-close risk-detail risk-edit risk-escalate risk-list risk-matrix risk-raise
    risk-reopen risk-review risk-send-back risk-take-on risks-look
"""
"""Reached from the foot of the page, and from the page of a group."""
