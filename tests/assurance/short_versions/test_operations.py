"""A short version is begun from its report, written, read, released, withdrawn."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from assurance.short_versions.content.current_content import content_of
from assurance.short_versions.content.report_figures import otherwise_now, report_figures
from assurance.short_versions.headings.outlines import outline
from assurance.short_versions.models import ShortReading, ShortVersion
from assurance.short_versions.operations import reading, releasing, writing
from assurance.short_versions.operations.files import read_by
from governance.core.blocks.hashing import AlteredContent, hash_of
from governance.core.errors import NotAllowed, NotNow, Stale
from governance.core.models import Remark, TrailEntry
from governance.jobs.models import Job
from governance.outbox.models import Message
from tests.scenarios import returns as scenarios
from tests.scenarios import short_versions as short
from tests.scenarios import yearly
from tests.scenarios.returns import NOON, acting, as_seen

pytestmark = pytest.mark.django_db
STRANGERS = (scenarios.a_lead_partner, scenarios.a_scrutineer)


def verbs_of(record) -> list[str]:
    rows = TrailEntry.objects.filter(kind=record._meta.label_lower, subject_id=record.pk)
    return list(rows.order_by("pk").values_list("verb", flat=True))


def text_of(record: ShortVersion, key: str) -> str:
    return record.parts.get(key=key).text


# Begun and written


@pytest.mark.parametrize("kind", ShortVersion.Kind)
def test_it_begins_with_a_part_for_each_question_and_the_figures_of_the_report(kind):
    record = short.a_begun_version(kind)

    figures = report_figures(record.report)
    assert [each.key for each in record.parts.all()] == [e.key for e in outline(kind).parts]
    assert figures["actions-overdue"].shown in text_of(record, "not-yet")
    part = record.parts.get(key="year")
    assert part.figures == {
        code: figures[code].shown for code in ("actions-done", "actions-raised")
    }
    assert verbs_of(record) == ["begin"]


def test_a_line_whose_figure_the_report_does_not_have_is_left_out():
    definition = outline("young-people").part("not-yet")

    assert definition.first_lines({"actions-overdue": "3"}) == ["Jobs that are late: 3."]
    assert definition.first_lines({}) == []


def test_there_is_one_of_each_kind():
    record = short.a_begun_version()

    with pytest.raises(ValidationError, match="begun already"):
        short.begin(record.report)
    assert short.begin(record.report, short.EASY).pk != record.pk


@pytest.mark.parametrize("stranger", STRANGERS)
def test_only_the_office_begins_writes_sends_takes_back_releases_and_withdraws(stranger):
    report = yearly.a_published_report()
    place = report.partnership
    by = acting(stranger(place), on=NOON.date())
    record = short.a_clear_version(report)
    given = {"by": by, "at": NOON}

    for deed in (
        lambda: writing.begin(report, short.EASY, **given),
        lambda: reading.take_back(record, **given, note="Why not."),
        lambda: releasing.release(record, **given, expected_version=as_seen(record)),
    ):
        with pytest.raises(NotAllowed):
            deed()
    out = short.release(record)
    with pytest.raises(NotAllowed):
        releasing.withdraw(out, **given, note="Why not.")
    out = short.withdraw(out)
    with pytest.raises(NotAllowed):
        releasing.rewrite(out, **given, expected_version=as_seen(out))
    out = short.rewrite(out)
    with pytest.raises(NotAllowed):
        reading.send_to_reader(out, **given, expected_version=as_seen(out))
    part = out.parts.earliest("number")
    part.short_version = out
    with pytest.raises(NotAllowed):
        writing.write(part, "x", part.picture, **given, expected_version=part.version)


def test_each_line_is_one_idea_and_what_was_written_leaves_its_line():
    part = short.a_placed_part()

    assert short.write(part, "  We work together. \r\n\n We listen.  ", picture="talking")
    part.refresh_from_db()
    assert part.lines == ("We work together.", "We listen.")
    assert part.picture == "talking"
    assert part.written_at == NOON
    assert verbs_of(part) == ["place", "write"]


@pytest.mark.parametrize(
    ("text", "picture", "says"),
    [("A.\n" * 7, "people", "at most 6 lines"), ("A.", "a-cat", "one of the pictures")],
)
def test_a_part_that_would_not_stand_beside_its_picture_is_refused(text, picture, says):
    part = short.a_placed_part()
    before = part.text

    with pytest.raises(ValidationError, match=says):
        short.write(part, text, picture=picture)
    part.refresh_from_db()
    assert part.text == before


def test_of_two_who_write_the_same_part_the_second_is_told_and_nothing_is_lost():
    part = short.a_placed_part()
    other = type(part).objects.get(pk=part.pk)
    short.write(part, "The first.")

    with pytest.raises(Stale):
        short.write(other, "The second.")
    part.refresh_from_db()
    assert part.text == "The first."


def test_a_figure_that_the_report_shows_otherwise_since_is_told_until_the_part_is_written():
    record = short.a_begun_version()
    part = record.parts.get(key="not-yet")
    part.figures = {"actions-overdue": "99"}
    part.save()

    [(found, figure, was)] = otherwise_now(short.fresh(record), report_figures(record.report))
    assert (found.pk, figure.label, was) == (part.pk, "Of these, overdue", "99")
    short.write(part, "Jobs that are late: none.")
    assert otherwise_now(short.fresh(record), report_figures(record.report)) == []


# Sent to be read


def test_it_is_not_sent_with_a_part_without_words_and_all_of_them_are_named():
    record = short.a_begun_version()
    short.the_young_scrutineer(record)

    with pytest.raises(ValidationError) as refused:
        short.send(record)
    empty = [each.key for each in record.parts.all() if not each.text]
    asks = outline(record.kind)
    assert refused.value.messages == [
        f"“{asks.part(key).question}” has no words yet." for key in empty
    ]
    assert short.fresh(record).status == "draft"


def test_sending_freezes_the_words_and_tells_the_young_scrutineer():
    record = short.a_version_with_its_reader()

    assert record.reader == ShortVersion.Reader.YOUNG
    assert record.content_hash == hash_of(record.content)
    assert record.round == 1
    person = short.the_young_scrutineer(record)
    mail = Message.objects.get(key__startswith=f"short:{record.pk}:to read")
    assert mail.recipient_id == person.user_id
    part = record.parts.earliest("number")
    with pytest.raises(NotNow):
        short.write(part, "Something else.")


def test_where_nobody_is_a_young_scrutineer_the_independent_one_is_asked_and_it_is_said():
    record = short.find_ready(short.a_version_with_a_stand_in())

    assert record.reader == ShortVersion.Reader.STAND_IN
    assert "independent scrutineer" in read_by(record).lower()


def test_where_nobody_can_read_it_it_is_not_sent():
    record = short.a_written_version()

    with pytest.raises(ValidationError, match="Nobody holds the seat"):
        short.send(record)


# Read


def test_what_is_not_clear_is_kept_in_the_readers_own_words_and_the_office_writes_again():
    record = short.a_version_that_came_back()

    said = record.readings.get()
    assert (said.text, said.is_ready, said.round) == (short.UNCLEAR, False, 1)
    assert said.content_hash == record.content_hash
    assert record.is_draft
    assert verbs_of(record)[-1] == "find_unclear"
    short.write(record.parts.earliest("number"), "Easier words.")
    again = short.find_ready(short.send(short.fresh(record)))
    assert [each.is_ready for each in again.readings.all()] == [False, True]
    assert again.readings.last().content_hash != said.content_hash


def test_nobody_says_of_words_that_were_sent_since_that_they_are_clear():
    record = short.a_version_with_its_reader()
    seen = as_seen(record)
    short.take_back(record)
    short.write(record.parts.earliest("number"), "Other words.")
    again = short.send(short.fresh(record))

    with pytest.raises(Stale):
        reading.find_ready(
            again, "Fine.", by=short.reader_of(again), at=NOON, expected_version=seen
        )
    assert not ShortReading.objects.exists()


def test_words_that_somebody_altered_in_the_database_are_not_read():
    record = short.a_version_with_its_reader()
    record.content["parts"][0]["lines"] = ["Something else."]
    record.save()

    with pytest.raises(AlteredContent):
        short.find_ready(record)


@pytest.mark.parametrize(
    "stranger", [*STRANGERS, scenarios.a_board_officer], ids=lambda each: each.__name__
)
def test_nobody_but_who_was_asked_says_that_it_is_clear(stranger):
    record = short.a_version_with_its_reader()
    by = acting(stranger(record.report.partnership), on=NOON.date())

    for say in (reading.find_ready, reading.find_unclear):
        with pytest.raises(NotAllowed):
            say(record, "Fine.", by=by, at=NOON, expected_version=as_seen(record))


def test_the_young_scrutineer_does_not_read_what_another_was_asked_to_read():
    record = short.a_version_with_a_stand_in()
    young = acting(scenarios.a_young_scrutineer(record.report.partnership), on=NOON.date())

    with pytest.raises(NotAllowed):
        reading.find_ready(record, "Fine.", by=young, at=NOON, expected_version=as_seen(record))


def test_it_is_taken_back_with_a_reason():
    record = short.take_back(short.a_clear_version())

    assert record.is_draft
    assert Remark.objects.get(verb="take_back").text == short.WHY
    assert read_by(record) == ""
    short.write(record.parts.earliest("number"), "Other words.")
    assert read_by(short.send(short.fresh(record))) == ""


# Released and withdrawn


def test_it_is_not_released_before_the_report_is_published():
    record = short.a_clear_version(yearly.a_signed_report())

    with pytest.raises(ValidationError, match="not published yet"):
        short.release(record)
    yearly.publish(record.report)
    assert short.release(short.fresh(record)).is_released


def test_releasing_asks_for_its_pdf_and_keeps_the_words_that_were_read():
    record = short.a_released_version()

    assert read_by(record).startswith("Young scrutineer")
    assert content_of(record).hash == record.readings.last().content_hash
    assert Job.objects.filter(key=f"short-pdf:{record.pk}:released:{record.content_hash}").exists()


def test_it_is_withdrawn_with_a_reason_and_can_be_written_read_and_released_again():
    record = short.a_withdrawn_version()
    assert Remark.objects.get(verb="withdraw").text == short.WHY
    assert not ShortVersion.objects.released().exists()

    record = short.rewrite(record)
    assert record.is_draft
    later = NOON + timedelta(days=2)
    record = short.find_ready(short.send(record, later), later)
    assert short.release(record, later).is_released
