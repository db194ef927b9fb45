"""A register of risks that an office brings along: understood, changed, undone, taken back out."""

from datetime import date, timedelta
from itertools import count

import pytest
import time_machine
from django.core.exceptions import ValidationError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from governance.core.control_characters import strip_unprintable
from governance.core.models import TrailEntry
from governance.core.roles import Actor
from governance.core.text_cleaning import clean_line, clean_text
from governance.risks.models import Risk, RiskReview
from governance.structure.models import Seat
from tests.scenarios import risks as scenarios
from tests.scenarios.clients import signed_in
from tests.scenarios.imports import a_register, from_command, last_import, undo_last
from tests.scenarios.retention import an_officer
from tests.scenarios.returns import NOON, TODAY, acting, an_audit_group, the_leicester_partnership

pytestmark = pytest.mark.django_db
HEAD = "Risk title,Type,Subgroup,Consequence,Controls,L,I,Risk owner,Next review,Status\n"
UNDERSTOOD = HEAD + (
    "Too few audits come,Risk,,The board would not know,The chair asks,4,Moderate,Board Officer,"
    "31 March 2027,Open\n"
)


@pytest.fixture(autouse=True)
def at_noon():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def office():
    area = the_leicester_partnership()
    person = an_officer(area)
    Seat.objects.filter(appointments__person=person).update(title="Board Officer")
    return person


def judged(folder, text: str, *options: str) -> tuple[int, dict]:
    return from_command("risks", a_register(folder, text, "risks.csv"), "leicester", *options)


def test_a_risk_is_read_as_offices_write_it(office, tmp_path):
    code, told = judged(tmp_path, UNDERSTOOD)

    assert (code, told["written"]) == (0, 1)
    risk = Risk.objects.get()
    assert (risk.likelihood, risk.impact, str(risk.next_look_on)) == (4, 3, "2027-03-31")
    assert (risk.partnership.key, risk.owner_seat.title) == ("leicester", "Board Officer")
    assert told["rows"][0]["cells"]["I"]["understood"] == "3: Moderate"
    assert [each.verb for each in TrailEntry.objects.about(risk)] == ["import"]


@pytest.mark.parametrize(
    ("cells", "verdict", "words"),
    [
        ("Too few,Risk,,,,9,3,,31 March 2027,Open", "refused", "scale from 1 to 5"),
        ("Too few,Risk,,,,,3,,31 March 2027,Open", "refused", "how likely"),
        (",Risk,,,,4,3,,31 March 2027,Open", "refused", "what the risk is"),
        ("Too few,Risk,Nowhere,,,4,3,,31 March 2027,Open", "refused", "no group"),
        ("Too few,Worry,,,,4,3,,31 March 2027,Open", "refused", "risk, issue or"),
        ("Too few,Risk,,,,4,3,,soon,Open", "refused", "not a day"),
        ("Too few,Risk,,,,High,3,,31 March 2027,Open", "doubtful", "read as 4: Likely"),
        ("Too few,Risk,,,,4,3,Somebody,31 March 2027,Open", "doubtful", "kept as words"),
        ("Too few,Risk,,,,4,3,,,Open", "doubtful", "looked at today"),
        ("Too few,Risk,,,,4,3,,31 March 2027,Escalated", "doubtful", "pass it up"),
        ("Too few,Risk,,,,4,3,,1 March 2019,Open", "ok", "waits on Home"),
        ("Too few,Threat,,,,4 - Likely,5/5,nobody,,Closed", "ok", ""),
    ],
)
def test_each_cell_is_understood_doubted_or_refused(office, tmp_path, cells, verdict, words):
    code, told = judged(tmp_path, f"{HEAD}{cells}\n")

    (row,) = told["rows"]
    why = " ".join([row.get("why", ""), *(each["why"] for each in row["cells"].values())])
    assert (row["verdict"], words in why) == (verdict, True), why
    assert code == {"ok": 0, "doubtful": 1, "refused": 2}[verdict]
    assert Risk.objects.count() == (verdict == "ok")


def test_a_name_that_is_nearly_right_is_doubted(office, tmp_path):
    group = an_audit_group()
    row = f"Too few,Risk,{group.name}s,,,4,3,,31 March 2027,Open\n"

    code, _ = judged(tmp_path, HEAD + row, "--accept-doubtful")

    assert (code, Risk.objects.get().group) == (1, group)


def test_another_rating_leaves_a_review_and_undoing_gives_it_back(office, tmp_path):
    judged(tmp_path, UNDERSTOOD)
    later = UNDERSTOOD.replace(",4,Moderate,", ",2,Moderate,").replace("2027", "2028")

    code, told = judged(tmp_path, later)

    risk = Risk.objects.get()
    assert (code, told["written"], risk.rating, risk.previous_rating) == (0, 1, 6, 12)
    assert RiskReview.objects.get().text == "Read from risks.csv."
    undo_last(acting(office))
    risk.refresh_from_db()
    assert (risk.rating, str(risk.next_look_on)) == (12, "2027-03-31")


def test_what_it_made_is_taken_back_while_nobody_worked_on_it(office, tmp_path):
    judged(tmp_path, UNDERSTOOD)

    undo_last(acting(office))

    assert not Risk.objects.exists()
    assert last_import().status == "undone"


def test_what_was_reviewed_since_is_not_undone(office, tmp_path):
    judged(tmp_path, UNDERSTOOD)
    scenarios.operations.review(
        Risk.objects.get(),
        likelihood=1,
        impact=1,
        next_look_on=scenarios.LATER,
        text="Solved nearly.",
        by=acting(office),
        at=NOON,
        expected_version=1,
    )

    with pytest.raises(ValidationError, match="built on"):
        undo_last(acting(office))

    assert Risk.objects.exists()


def test_one_that_is_closed_here_is_not_changed(office, tmp_path):
    judged(tmp_path, UNDERSTOOD.replace("Open", "Closed"))

    code, told = judged(tmp_path, UNDERSTOOD.replace(",4,", ",5,"))

    assert (code, told["written"]) == (2, 0)
    assert "open it again" in told["rows"][0]["why"]


def test_another_state_is_told_and_stays(office, tmp_path):
    judged(tmp_path, UNDERSTOOD)

    code, told = judged(tmp_path, UNDERSTOOD.replace("Open", "Closed"), "--accept-doubtful")

    assert (code, Risk.objects.get().status) == (1, "open")
    assert "It is open here" in told["rows"][0]["why"]


def cleaned(text: str) -> str:
    """As a form keeps it."""
    return clean_text(strip_unprintable(text)).strip()


def one_line(text: str) -> str:
    return clean_line(strip_unprintable(text))


LINE = st.text(min_size=1, max_size=40).map(one_line).filter(bool)
TEXT = st.text(min_size=1, max_size=40).map(cleaned).filter(bool)
ONE = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(Risk.Kind.values),
        "title": LINE,
        "text": TEXT,
        "controls": st.text(max_size=40).map(cleaned),
        "likelihood": st.integers(1, 5),
        "impact": st.integers(1, 5),
        "next_look_on": st.dates(TODAY + timedelta(days=1), date(2040, 1, 1)),
    }
)
NUMBERS = count()


@pytest.mark.pages
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(ONE, min_size=1, max_size=4), st.sampled_from(["csv", "xlsx"]))
def test_a_list_that_is_downloaded_comes_back_unchanged(office, tmp_path, risks, form):
    Risk.objects.all().delete()
    by: Actor = acting(office)
    for words in risks:
        risk = Risk(partnership=the_leicester_partnership())
        scenarios.operations.raise_risk(risk, words, by=by, at=NOON)
    before = list(Risk.objects.order_by("pk").values())
    answer = signed_in(office).get("/risks/", {"as": form})
    content = b"".join(answer) if answer.streaming else answer.content
    file = tmp_path / f"risks-{next(NUMBERS)}.{form}"
    file.write_bytes(content)

    code, told = from_command("risks", file, "leicester", "--accept-doubtful")

    assert (told["written"], code < 2, len(told["rows"])) == (0, True, len(risks)), told
    assert list(Risk.objects.order_by("pk").values()) == before
