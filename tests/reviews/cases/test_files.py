"""The proof of a notification and the Panel's letters as files: for the people named, marked."""

import io

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from docx import Document
from PIL import Image

from governance.core.errors import NotAllowed, NotNow
from governance.core.models import Remark, TrailEntry
from governance.files.models import StoredFile
from reviews.cases.content.marking import UNMARKED, marked_copy
from reviews.cases.models import Case
from reviews.cases.operations import panel, screening
from tests.scenarios import case_files, case_parts, emergencies
from tests.scenarios import cases as scenarios
from tests.scenarios.case_parts import its_office
from tests.scenarios.clients import signed_in
from tests.scenarios.returns import NOON, a_person, acting, as_seen

pytestmark = pytest.mark.django_db
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def verbs_of(case: Case) -> list[str]:
    return [line.verb for line in TrailEntry.objects.about(case)]


def proof_of(case: Case) -> str:
    return reverse("reviews:case-proof", args=[case.pk])


# Storing it


def test_the_proof_is_stored_in_place_of_the_words_about_where_it_is_kept():
    case = case_files.a_case_with_its_proof()

    assert (case.proof, case.proof_file.name) == ("", "acknowledgement.txt")
    assert case.proof_file.marking == StoredFile.Marking.OFFICIAL_SENSITIVE
    assert verbs_of(case)[-1] == "keep_proof"


def test_the_proof_is_stored_with_the_notification():
    case = scenarios.a_case_to_notify()

    screening.notify(
        case,
        notified_on=NOON.date(),
        outside_reference="SIN-1",
        content=case_files.a_file(),
        by=its_office(case),
        at=NOON,
        expected_version=as_seen(case),
    )

    case = scenarios.fresh(case)
    assert (case.status, case.proof, case.proof_file.size) == (Case.Status.NOTIFIED, "", 11)


def test_a_notification_has_one_place_for_its_proof_alone():
    case = scenarios.a_case_to_notify()

    with pytest.raises(ValidationError) as refused:
        screening.notify(
            case,
            notified_on=NOON.date(),
            outside_reference="SIN-1",
            proof="In the council’s system.",
            content=case_files.a_file(),
            by=its_office(case),
            at=NOON,
            expected_version=as_seen(case),
        )

    assert list(refused.value.message_dict) == ["proof"]
    assert scenarios.fresh(case).status == Case.Status.TO_NOTIFY
    assert not StoredFile.objects.exists()


def test_the_database_keeps_that_there_is_one_place_for_it():
    case = case_files.a_case_with_its_proof()

    for words, file in (("There too.", case.proof_file), ("", None)):
        with pytest.raises(IntegrityError), transaction.atomic():
            Case.objects.filter(pk=case.pk).update(proof=words, proof_file=file)


def test_nobody_stores_a_proof_but_who_co_ordinates():
    case = scenarios.a_notified_case()
    police = acting(scenarios.name_partners(case)[scenarios.POLICE])

    with pytest.raises(NotAllowed):
        case_files.keep_proof(case, by=police)

    assert not StoredFile.objects.exists()


def test_there_is_no_proof_of_what_was_not_notified_or_has_ended():
    for case in (scenarios.a_case_to_notify(), scenarios.a_withdrawn_case()):
        with pytest.raises(NotNow):
            case_files.keep_proof(case)

    assert not StoredFile.objects.exists()


def test_another_file_takes_the_place_of_the_proof_for_a_reason_alone():
    case = case_files.a_case_with_its_proof()

    with pytest.raises(ValidationError) as refused:
        case_files.keep_proof(case, content=case_files.a_file("second.txt"))
    assert list(refused.value.message_dict) == ["note"]
    assert scenarios.fresh(case).proof_file.name == "acknowledgement.txt"

    case_files.keep_proof(case, content=case_files.a_file("second.txt"), note="The whole of it.")
    assert scenarios.fresh(case).proof_file.name == "second.txt"
    assert Remark.objects.get(verb="keep_proof").text == "The whole of it."


def test_a_file_that_is_not_what_it_says_is_refused_and_leaves_everything():
    case = scenarios.a_notified_case()

    with pytest.raises(ValidationError) as refused:
        case_files.keep_proof(case, content=case_files.a_file("proof.pdf", b"No PDF."))

    case = scenarios.fresh(case)
    assert list(refused.value.message_dict) == ["content"]
    assert (case.proof, case.proof_file) == ("The council’s case system.", None)
    assert "keep_proof" not in verbs_of(case)


def test_a_letter_is_stored_when_it_is_recorded_or_later():
    response = case_files.a_reply_with_its_letter()
    another = panel.record_response(
        response.review,
        kind="feedback",
        received_on=NOON.date(),
        content=case_files.a_file("feedback.txt"),
        by=its_office(response.review.case),
        at=NOON,
    )

    assert (response.letter.name, another.letter.name) == ("letter.txt", "feedback.txt")
    assert [line.verb for line in TrailEntry.objects.about(response)] == [
        "record_response",
        "keep_letter",
    ]


def test_nobody_stores_a_letter_but_who_co_ordinates():
    response = scenarios.a_reply_of_the_panel()
    police = acting(scenarios.a_partner(scenarios.POLICE))

    with pytest.raises(NotAllowed):
        case_files.keep_letter(response, by=police)
    with pytest.raises(NotAllowed):
        panel.record_response(
            response.review,
            kind="agrees",
            received_on=NOON.date(),
            content=case_files.a_file(),
            by=police,
            at=NOON,
        )

    assert not StoredFile.objects.exists()


def test_another_letter_takes_its_place_for_a_reason_alone():
    response = case_files.a_reply_with_its_letter()

    with pytest.raises(ValidationError) as refused:
        case_files.keep_letter(response)

    assert list(refused.value.message_dict) == ["note"]


# Taking it


def test_who_is_named_takes_the_proof_with_their_name_on_it_and_leaves_a_line():
    case = case_files.a_case_with_its_proof()
    reader = scenarios.name_partners(case)[scenarios.POLICE]

    answer = signed_in(reader).get(proof_of(case))

    assert answer.getvalue() == b"We have it."
    assert (
        f"acknowledgement, OFFICIAL-SENSITIVE, taken by {reader}, "
        in answer.headers["Content-Disposition"]
    )
    assert "no-store" in answer.headers["Cache-Control"]
    assert TrailEntry.objects.about(case).get(verb="take_proof").by == reader


def test_who_is_not_named_or_contributes_before_the_meeting_takes_no_proof():
    case = case_files.a_case_with_its_proof()
    contributor = case.people.get(role="contributor").person
    nobody = a_person()

    answers = [signed_in(who).get(proof_of(case)).status_code for who in (contributor, nobody)]

    assert answers == [403, 404]
    assert "take_proof" not in verbs_of(case)


def test_who_reads_by_emergency_access_takes_no_file():
    case = case_files.a_case_with_its_proof()
    police = scenarios.a_partner(scenarios.POLICE)
    case.people.filter(person=police).update(ended_at=NOON, ended_by=police)
    record = emergencies.an_approved_emergency(case)
    reader = signed_in(record.asked_by)

    page = reader.get(reverse("reviews:case-detail", args=[case.pk])).content.decode()
    answer = reader.get(proof_of(case))
    case_parts.a_chronology_entry(case)
    chronology = reverse("reviews:case-chronology", args=[case.pk])

    assert "as=xlsx" not in reader.get(chronology).content.decode()
    assert reader.get(chronology, {"as": "xlsx"}).status_code == 403
    assert not TrailEntry.objects.about(case).filter(verb="take_list").exists()
    assert "stored here" in page
    assert proof_of(case) not in page
    assert answer.status_code == 403


def test_where_no_file_is_stored_there_is_none_to_take():
    response = scenarios.a_reply_of_the_panel()
    office = signed_in(scenarios.its_coordinator(response.review.case))

    letter = reverse("reviews:response-letter", args=[response.pk])

    for address in (proof_of(response.review.case), letter):
        assert office.get(address).status_code == 404


def test_a_letter_is_taken_from_the_page_of_the_rapid_review_and_leaves_a_line():
    response = case_files.a_reply_with_its_letter()
    case = response.review.case
    office = signed_in(scenarios.its_coordinator(case))
    address = reverse("reviews:response-letter", args=[response.pk])

    page = office.get(reverse("reviews:rapid-detail", args=[case.pk])).content.decode()

    assert f'href="{address}"' in page
    assert office.get(address).getvalue() == b"We have it."
    assert TrailEntry.objects.about(case).get(verb="take_letter").by == (
        scenarios.its_coordinator(case)
    )


# The form


def test_a_file_named_as_a_child_is_refused_with_what_is_wrong():
    case = scenarios.a_notified_case()
    office = signed_in(scenarios.its_coordinator(case))
    address = reverse("reviews:case-keep-proof", args=[case.pk])

    answer = office.post(address, {"content": case_files.a_file("943 476 5919.txt")})

    assert "The name of the file may name a child" in answer.content.decode()
    assert scenarios.fresh(case).proof_file is None


def test_who_co_ordinates_stores_it_on_the_page():
    case = scenarios.a_notified_case()
    office = signed_in(scenarios.its_coordinator(case))
    address = reverse("reviews:case-keep-proof", args=[case.pk])
    form = office.get(address).context["form"]

    office.post(
        address,
        {"content": case_files.a_file(), "expected_version": form["expected_version"].value()},
    )

    assert scenarios.fresh(case).proof_file.name == "acknowledgement.txt"
    page = office.get(reverse("reviews:case-detail", args=[case.pk])).content.decode()
    assert f'href="{proof_of(case)}">acknowledgement.txt</a>, stored here.' in page


# The mark


def test_a_word_document_carries_the_mark_in_the_foot_of_every_page():
    document = Document()
    document.sections[0].different_first_page_header_footer = True
    document.add_paragraph("We have it.")
    stored = io.BytesIO()
    document.save(stored)

    marked = Document(io.BytesIO(marked_copy(stored.getvalue(), DOCX, "Taken by A. Reader")))

    section = marked.sections[0]
    for foot in (section.footer, section.first_page_footer):
        assert foot.paragraphs[-1].text == "Taken by A. Reader"
    assert [each.text for each in marked.paragraphs] == ["We have it."]


@pytest.mark.parametrize(("form", "kind"), [("PNG", "image/png"), ("JPEG", "image/jpeg")])
def test_a_picture_carries_the_mark_below_what_it_shows(form, kind):
    stored = io.BytesIO()
    Image.new("RGB", (50, 20), "navy").save(stored, form)

    with Image.open(io.BytesIO(marked_copy(stored.getvalue(), kind, "Taken by me"))) as marked:
        assert (marked.format, marked.height) == (form, 60)
        strip = marked.convert("L").crop((0, 20, marked.width, 60))

    assert strip.getextrema()[0] < 100


def test_what_cannot_carry_a_mark_is_handed_over_as_it_is():
    assert marked_copy(b"%PDF-1.7", "application/pdf", "Taken by me") == b"%PDF-1.7"


def a_word_document() -> bytes:
    stored = io.BytesIO()
    Document().save(stored)
    return stored.getvalue()


@pytest.mark.parametrize(
    ("name", "make", "is_told"),
    [
        ("proof.pdf", lambda: b"%PDF-1.7 an acknowledgement", True),
        ("proof.txt", lambda: b"We have it.", True),
        ("proof.docx", a_word_document, False),
    ],
)
def test_the_pages_say_where_a_copy_carries_no_mark_on_its_pages(name, make, is_told):
    response = scenarios.a_reply_of_the_panel()
    case = response.review.case
    case_files.keep_proof(case, content=case_files.a_file(name, make()))
    case_files.keep_letter(response, content=case_files.a_file(name, make()))
    office = signed_in(scenarios.its_coordinator(case))

    for page in ("case-detail", "rapid-detail"):
        told = office.get(reverse(f"reviews:{page}", args=[case.pk])).content.decode()
        assert (UNMARKED in told) == is_told
