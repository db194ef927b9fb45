"""The pages of short versions, of the office, the reader and anybody; and what waits on Home."""

import io
import re
from datetime import timedelta

import pikepdf
import pytest
from django.test import Client

from assurance.short_versions import todo
from assurance.short_versions.headings.pictures import pictures
from assurance.short_versions.models import ShortVersion
from assurance.short_versions.operations import files
from governance.jobs.models import Job
from governance.people.models import User
from tests.scenarios import returns as scenarios
from tests.scenarios import short_versions as short
from tests.scenarios import yearly
from tests.scenarios.clients import post_drawn, signed_in
from tests.scenarios.returns import NOON, SCHEDULE, acting
from tests.waiting import waiting_items

pytestmark = [pytest.mark.django_db, pytest.mark.pages]
PUBLIC = "/public/leicester/yearly-report/"
YEAR = f"{PUBLIC}2024-25/"


def the_young(record: ShortVersion) -> User:
    return User.objects.get(pk=short.the_young_scrutineer(record).user_id)


def office_of(record: ShortVersion) -> Client:
    return signed_in(scenarios.a_board_officer(record.report.partnership))


def page_of(record: ShortVersion, word: str = "") -> str:
    return f"/short-versions/{record.pk}/{word}"


def says(answer) -> str:
    page = answer.content.decode()
    main = page[page.index("<main") : page.index("</main>")]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


# The office


def test_the_office_begins_one_from_the_page_of_the_report_and_writes_a_part():
    report = yearly.a_frozen_report()
    office = signed_in(scenarios.a_board_officer(report.partnership))
    lead = f"/yearly/{report.pk}/short-versions/"
    assert lead in office.get(f"/yearly/{report.pk}/").content.decode()

    page = says(office.get(lead))
    assert "Young people’s version Not begun yet." in page
    assert "Young scrutineer; where nobody holds that seat, Independent scrutineer" in page
    begin = office.get(f"{lead}easy-read/begin/")
    assert "as frozen on 14 April 2025" in says(begin)
    answer = post_drawn(office, f"{lead}easy-read/begin/", follow=True)

    record = ShortVersion.objects.get(report=report)
    assert "What is safeguarding?" in says(answer)
    part = record.parts.get(key="year")
    write = f"/short-parts/{part.pk}/write/"
    assert "Actions done: 0" in says(office.get(write))
    typed = {"text": "We met.\nWe listened.", "picture": "listening"}
    answer = post_drawn(office, write, typed, follow=True)
    assert "We met." in says(answer)
    assert pictures()["listening"].alt in answer.content.decode()


def test_a_long_line_is_told_before_it_is_sent():
    record = short.a_written_version()
    part = record.parts.earliest("number")
    short.write(part, "word " * 16)

    assert "A line has more than 15 words" in says(office_of(record).get(page_of(record)))
    reader = signed_in(scenarios.a_lead_partner(record.report.partnership))
    assert "more than 15 words" not in says(reader.get(page_of(record)))


def test_the_office_is_told_in_whose_place_it_is_read():
    record = short.a_written_version()
    send = page_of(record, "send/")
    office = office_of(record)
    assert "Nobody holds the seat of a young scrutineer, an independent" in says(office.get(send))

    scenarios.a_scrutineer(record.report.partnership)
    said = "the independent scrutineer reads it in their place"
    assert said in says(office.get(send))
    answer = post_drawn(office, send, follow=True)
    assert said in says(answer)


def test_what_was_sent_meanwhile_is_not_sent_again_and_what_changed_is_shown():
    record = short.a_written_version()
    short.the_young_scrutineer(record)
    office = office_of(record)
    drawn = office.get(page_of(record, "send/")).context["form"]["expected_version"].value()
    short.send(record)
    short.take_back(record)

    answer = office.post(page_of(record, "send/"), {"expected_version": drawn})
    assert answer.status_code == 409
    assert short.fresh(record).is_draft


# The reader


def test_the_young_scrutineer_sees_it_once_it_was_sent_and_says_what_is_not_clear():
    record = short.a_written_version()
    young = signed_in(the_young(record))
    assert young.get(page_of(record)).status_code == 404
    record = short.send(record)

    page = young.get(page_of(record))
    assert "The young scrutineer reads it" in says(page)
    assert f"/yearly/{record.report_id}/" not in page.content.decode()
    unclear = page_of(record, "unclear/")
    shown = says(young.get(unclear))
    assert record.content_hash[:12] in shown
    assert all(line in shown for part in record.content["parts"] for line in part["lines"])
    assert post_drawn(young, unclear, {"text": ""}).status_code == 200
    answer = post_drawn(young, unclear, {"text": short.UNCLEAR}, follow=True)
    assert short.UNCLEAR in says(answer)
    assert short.UNCLEAR in says(office_of(record).get(page_of(record)))


def test_words_that_could_tell_who_a_child_is_are_asked_about():
    record = short.a_version_with_its_reader()
    young = signed_in(the_young(record))

    answer = post_drawn(
        young, page_of(record, "ready/"), {"text": "Ask at LE1 6TP, NHS 943 476 5919"}
    )
    assert answer.status_code == 200
    assert short.fresh(record).status == "reading"


# Anybody


@pytest.mark.parametrize("status", ["draft", "reading", "ready", "withdrawn"])
def test_nobody_outside_reads_what_is_not_released(status):
    record = short.SHORT_VERSION_AT[status]()
    for page in (f"{PUBLIC}young-people/", f"{YEAR}young-people/", f"{YEAR}young-people/pdf/"):
        assert office_of(record).get(page).status_code == 404
        assert Client().get(page).status_code == 404


def test_whoever_has_not_signed_in_reads_what_is_released_and_nothing_of_those_who_made_it():
    record = short.find_unclear(short.a_version_with_its_reader(yearly.a_published_report()))
    record = short.release(short.find_ready(short.send(record)))
    anybody = Client()

    for page in (f"{PUBLIC}young-people/", f"{YEAR}young-people/"):
        answer = anybody.get(page)
        text = says(answer)
        assert "How we kept children safe" in text
        assert all(line in text for part in record.content["parts"] for line in part["lines"])
        assert "Read before it was given out by: Young scrutineer" in text
        assert short.UNCLEAR not in text
        assert short.CLEAR not in text
        assert answer["Cache-Control"].startswith("public")
    assert f"{YEAR}young-people/" in anybody.get(YEAR).content.decode()
    assert "easy-read" not in anybody.get(YEAR).content.decode()
    assert anybody.get(f"{PUBLIC}easy-read/").status_code == 404
    assert anybody.get(f"{YEAR}young-people/pdf/").status_code == 404  # not made yet


# Paper


@pytest.mark.slow
def test_its_pdf_is_pdf_ua_with_a_described_picture_beside_each_part_and_anybody_may_take_it():
    record = short.a_released_version()
    job = Job.objects.get(key__startswith="short-pdf")
    assert files.render_file(job, by=SCHEDULE, at=NOON)

    answer = Client().get(f"{YEAR}young-people/pdf/")
    document = pikepdf.open(io.BytesIO(b"".join(answer.streaming_content)))
    with document.open_metadata() as told:
        assert told["pdfuaid:part"] == "1"
        assert told["dc:title"].startswith("How we kept children safe")
    alts = [
        str(each.Alt) for each in below(document.Root.StructTreeRoot) if str(each.S) == "/Figure"
    ]
    parts = record.content["parts"]
    assert alts == [pictures()[each["picture"]].alt for each in parts]
    page = office_of(record).get(page_of(record, "pdf/"))
    assert b"".join(page.streaming_content).startswith(b"%PDF")


def below(node):
    children = node.get("/K", [])
    for child in children if isinstance(children, pikepdf.Array) else [children]:
        if isinstance(child, pikepdf.Dictionary) and "/S" in child:
            yield child
            yield from below(child)


# Home


def waits_for(person: User, at=NOON) -> list[str]:
    rows = waiting_items(todo, acting(person, on=at.date()))
    return sorted(f"{item.title}: {item.about}" for item in rows)


def test_home_leads_the_office_and_the_reader_from_beginning_to_release():
    report = yearly.a_report_in_scrutiny()
    officer = scenarios.a_board_officer(report.partnership)
    easy, own = "Easy-read version", "Young people’s version"
    about = "Yearly report, Leicester"
    assert waits_for(officer) == [f"{easy}: {about}: to be begun", f"{own}: {about}: to be begun"]

    record = short.a_written_version(report)
    young = the_young(record)
    assert f"{own}: {about}: to be written and sent to its reader" in waits_for(officer)
    assert waits_for(young) == []
    record = short.send(record)
    assert waits_for(young) == [f"{own}: {about}: waits for you to read it"]
    assert waits_for(officer) == [f"{easy}: {about}: to be begun"]
    short.find_ready(record)
    assert waits_for(young) == []
    assert waits_for(officer) == [f"{easy}: {about}: to be begun"]
    yearly.publish(yearly.everybody_agrees(yearly.send(yearly.fresh(report))))
    assert f"{own}: {about}: read and clear, to be released" in waits_for(officer)
    later = NOON + timedelta(days=91)
    assert f"{easy}: {about}: to be begun" not in waits_for(officer, later)


def test_home_asks_whoever_stands_in_and_not_the_scrutineer_where_there_is_a_young_one():
    record = short.a_version_with_a_stand_in()
    scrutineer = scenarios.a_scrutineer(record.report.partnership)

    assert len(waits_for(scrutineer)) == 1
    short.take_back(record)
    short.send_to_young(short.fresh(record))
    assert waits_for(scrutineer) == []
