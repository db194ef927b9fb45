"""What could tell who a child is: refused, or asked about, and kept only with the reason given.

By a chair on a phone, in a return, with every page checked for accessibility.
"""

from playwright.sync_api import expect

from assurance.returns.models import AssuranceReturn
from governance.core.models import Remark
from tests.e2e.conftest import PHONE
from tests.e2e.steps import answer, box, sign_in

NAMED = "We spoke of Avery Sample, aged 14, of 14 Green Lane."


def test_a_chair_takes_out_what_tells_who_a_child_is_or_says_why_it_stays(new_page, area, axe):
    chair = new_page(viewport=PHONE)
    record = AssuranceReturn.objects.filter(group__key="llr-audit").latest("pk")
    first = record.answers.for_form()[0]
    sign_in(chair, area["chair"])
    chair.goto(f"/returns/{record.pk}/answer/")

    answer(chair, first.prompt, "One of them has the number 943 476 5919.")
    chair.get_by_role("button", name="Save and stay").click()
    expect(chair.get_by_text("Take out “943 476 5919”").first).to_be_visible()
    axe(chair)

    answer(chair, first.prompt, NAMED)
    chair.get_by_role("button", name="Save and stay").click()
    expect(chair.get_by_text("Avery Sample", exact=False).first).to_be_visible()
    expect(box(chair, first.prompt)).to_have_value(NAMED)
    axe(chair)
    first.refresh_from_db()
    assert first.text == ""

    box(chair, "Why must it stay?").fill("It is an invented example from the training pack.")
    chair.get_by_role("button", name="Save and stay").click()
    expect(chair.get_by_text("Saved. You can leave and come back.")).to_be_visible()
    axe(chair)
    first.refresh_from_db()
    assert first.text == NAMED
    assert "training pack" in Remark.objects.get(subject_id=first.pk).text
