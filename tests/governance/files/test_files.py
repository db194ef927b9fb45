"""Files are stored by who sits in the group, and read by who may see them, through one door."""

import hashlib

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from governance.core.errors import NotAllowed
from governance.core.models import TrailEntry
from governance.core.roles import Capacity
from governance.files import operations as files
from governance.files.models import StoredFile
from governance.structure.models import Group
from tests.governance.files.samples import DOCX, PDF, PROGRAM, an_upload
from tests.scenarios import returns as scenarios
from tests.scenarios.clients import signed_in
from tests.scenarios.returns import NOON, acting

pytestmark = [pytest.mark.django_db, pytest.mark.pages]


@pytest.fixture
def group() -> Group:
    return scenarios.a_case_review_group()


def a_file(group: Group, *, marking: str = "", name: str = "Paper 1.pdf") -> StoredFile:
    return files.store(
        an_upload(name, PDF),
        group=group,
        marking=marking,
        by=acting(scenarios.its_chair(group)),
        at=NOON,
    )


def address(record: StoredFile) -> str:
    return reverse("governance:file-download", args=[record.pk])


def test_member_stores_a_file_and_a_line_says_so_without_its_name(group):
    member = scenarios.its_member(group)

    record = files.store(an_upload("Plan.docx", DOCX), group=group, by=acting(member), at=NOON)

    record.refresh_from_db()
    assert (record.name, record.size, record.stored_by) == ("Plan.docx", len(DOCX), member)
    assert record.sha256 == hashlib.sha256(DOCX).hexdigest()
    with record.content.open() as stored:
        assert stored.read() == DOCX
    assert "Plan" not in record.content.name
    (line,) = TrailEntry.objects.about(record)
    assert (line.verb, line.label, line.by) == ("store", f"file {record.pk}", member)


@pytest.mark.parametrize("capacity", [Capacity.PARTICIPANT_OBSERVER, Capacity.ADVISER])
def test_who_does_not_sit_at_the_table_stores_nothing(group, capacity):
    observer = scenarios.somebody_in(capacity, group=group)

    with pytest.raises(NotAllowed):
        files.store(an_upload(), group=group, by=acting(observer), at=NOON)
    page = signed_in(observer).get(reverse("governance:file-store", args=[group.key]))

    assert page.status_code == 403
    assert not StoredFile.objects.exists()


def test_file_that_is_not_taken_leaves_nothing(group, settings):
    settings.FILE_UPLOAD_MAX_BYTES = 10
    chair = acting(scenarios.its_chair(group))

    with pytest.raises(ValidationError) as refusal:
        files.store(an_upload("letter.pdf", PROGRAM), group=group, by=chair, at=NOON)

    wrong = refusal.value.message_dict["content"]
    assert [sentence.split(",")[0] for sentence in wrong] == [
        "The file must be what its name says",
        "The file is larger than 10\xa0bytes.",
    ]
    assert not StoredFile.objects.exists()


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        (r"C:\papers\Plan.docx", "Plan.docx"),
        ("../../etc/Plan.docx", "Plan.docx"),
        ("Pl\r\nan.docx", "Plan.docx"),
        ("x" * 200 + ".docx", "x" * 145 + ".docx"),
    ],
)
def test_name_is_plain(sent, kept):
    assert files.plain_name(sent) == kept


def test_form_stores_and_the_list_shows_it(group):
    client = signed_in(scenarios.its_member(group))
    store = reverse("governance:file-store", args=[group.key])

    answer = client.post(store, {"content": an_upload("Plan.docx", DOCX), "marking": "official"})

    listed = client.get(answer.url)
    assert answer.url == reverse("governance:file-list", args=[group.key])
    assert [row.name for row in listed.context["listing"].page] == ["Plan.docx"]


def test_form_says_what_is_wrong_with_a_file(group):
    client = signed_in(scenarios.its_member(group))
    store = reverse("governance:file-store", args=[group.key])

    page = client.post(store, {"content": an_upload("letter.pdf", PROGRAM)})

    assert page.status_code == 200
    assert "must be what its name says" in page.content.decode()


def test_file_is_sent_to_be_saved_and_can_do_nothing_in_our_name(group):
    record = a_file(group, name='Paper "1".pdf')

    answer = signed_in(scenarios.its_member(group)).get(address(record))

    assert b"".join(answer.streaming_content) == PDF
    headers = {
        name: answer[name]
        for name in (
            "Content-Type",
            "Content-Disposition",
            "X-Content-Type-Options",
            "Cache-Control",
        )
    }
    assert headers == {
        "Content-Type": "application/pdf",
        "Content-Disposition": 'attachment; filename="Paper \\"1\\".pdf"',
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, no-store",
    }
    policy = [part.strip() for part in answer["Content-Security-Policy"].split(";")]
    assert sorted(policy) == ["default-src 'none'", "sandbox"]


@pytest.mark.parametrize(("marking", "lines"), [("", 0), ("official_sensitive", 1)])
def test_reading_a_marked_file_leaves_a_line(group, marking, lines):
    record, member = a_file(group, marking=marking), scenarios.its_member(group)

    b"".join(signed_in(member).get(address(record)).streaming_content)

    read = TrailEntry.objects.about(record).filter(verb="read", by=member)
    assert read.count() == lines


def test_file_of_a_group_out_of_reach_does_not_exist(group):
    record = a_file(group, marking="official")
    stranger = signed_in(scenarios.its_chair(scenarios.a_foreign_group()))

    assert stranger.get(address(record)).status_code == 404
    assert stranger.get(reverse("governance:file-list", args=[group.key])).status_code == 404
    assert not TrailEntry.objects.filter(verb="read").exists()


def test_withdrawn_file_does_not_exist_either(group):
    record = a_file(group)
    chair = scenarios.its_chair(group)
    StoredFile.objects.filter(pk=record.pk).update(withdrawn_at=NOON, withdrawn_by=chair)

    assert signed_in(chair).get(address(record)).status_code == 404


def test_anonymous_visitor_signs_in_first(client, group):
    assert client.get(address(a_file(group))).url.startswith(reverse("account_login"))


@pytest.mark.parametrize("count", [1, 3])
def test_list_costs_the_same_for_one_file_as_for_three(group, count, django_assert_num_queries):
    for _ in range(count):
        a_file(group)
    client = signed_in(scenarios.its_member(group))

    with django_assert_num_queries(7):
        client.get(reverse("governance:file-list", args=[group.key]))


def test_a_file_that_is_sent_twice_is_stored_once(group):
    browser = signed_in(scenarios.its_chair(group))
    page = reverse("governance:file-store", args=[group.key])
    drawn = browser.get(page)
    token = drawn.context["submission_token"]
    assert 'enctype="multipart/form-data"' in drawn.content.decode()

    sent = [{"content": an_upload("Paper.pdf", PDF), "submission_token": token} for _ in range(2)]
    _, again = [browser.post(page, each, follow=True) for each in sent]

    assert StoredFile.objects.filter(name="Paper.pdf").count() == 1
    assert again.redirect_chain[-1][0] == reverse("governance:file-list", args=[group.key])
    assert "This was saved already" in again.content.decode()


def test_a_file_that_is_not_taken_uses_no_token_up(group):
    browser = signed_in(scenarios.its_chair(group))
    page = reverse("governance:file-store", args=[group.key])
    token = browser.get(page).context["submission_token"]

    wrong = {"content": an_upload("Paper.pdf", PROGRAM), "submission_token": token}
    right = {"content": an_upload("Paper.pdf", PDF), "submission_token": token}
    refused, taken = browser.post(page, wrong), browser.post(page, right)

    assert refused.context["form"].errors["content"]
    assert taken.status_code == 302
