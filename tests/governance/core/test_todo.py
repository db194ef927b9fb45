"""How what waits is folded: the first of a source, and how many more there are."""

from datetime import date

import pytest

from governance.core.todo import SHOWN, Others, TodoItem, folded, folded_all

MORE = Others("action to do", "actions to do", "governance:action-list", "?whose=mine")


def items(number, *, late=0):
    """So many, the last of them late."""
    tones = ["soon"] * (number - late) + ["late"] * late
    return [
        TodoItem(title=f"{place:03}", about="", url="/", tone=tone, due_on=date(2026, 1, 1))
        for place, tone in enumerate(tones)
    ]


def counted(found):
    return sum(each.number for each in found), sum(each.number_late for each in found)


@pytest.mark.parametrize(
    ("number", "late"), [(0, 0), (1, 1), (SHOWN, 3), (SHOWN + 1, 3), (SHOWN + 30, SHOWN + 4)]
)
def test_nothing_is_lost_of_what_is_folded(number, late):
    found = folded_all(items(number, late=late), MORE)

    assert counted(found) == (number, late)
    assert len(found) == min(number, SHOWN + 1)


def test_what_is_late_is_shown_before_the_rest():
    found = folded_all(items(SHOWN + 5, late=2), MORE)

    assert [each.tone for each in found[:3]] == ["late", "late", "soon"]
    assert (found[-1].title, found[-1].due_says) == ("And 5 more actions to do", "")


def test_the_line_for_the_rest_says_how_many_of_it_are_late_and_leads_to_the_list():
    shown = items(SHOWN, late=SHOWN)

    rest = folded(shown, MORE, in_all=SHOWN + 1, late=SHOWN + 1)[-1]

    assert rest.title == "And 1 more action to do"
    assert (rest.due_says, rest.tone) == ("1 late", "late")
    assert rest.url == "/actions/?whose=mine"


def test_the_line_for_the_rest_stands_after_all_that_is_as_late():
    late, soon = items(2, late=1)[1], items(1)[0]
    rest = MORE.rest(4, 1)

    assert sorted([rest, soon, late], key=lambda each: each.order) == [late, rest, soon]
