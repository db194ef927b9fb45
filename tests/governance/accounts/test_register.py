"""A list of members that an office brings along: people, seats, vacancies, deputies, days."""

from datetime import timedelta
from itertools import count

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from governance.core.errors import NotAllowed
from governance.core.models import TrailEntry
from governance.core.roles import Capacity
from governance.imports.operations import reading, saving
from governance.imports.tasks import save_import
from governance.jobs.models import Job
from governance.outbox.models import Message
from governance.people.models import User
from governance.structure.models import Appointment, Seat
from tests import factories
from tests.scenarios.clients import post_drawn, signed_in
from tests.scenarios.imports import a_register, from_command, last_import, undo_last
from tests.scenarios.retention import an_officer
from tests.scenarios.returns import NOON, TODAY, acting, an_audit_group, the_leicester_partnership

pytestmark = pytest.mark.django_db
HEAD = "Name,Email,Agency,Post,Board,Role,Start date,End date,Deputy,Deputy email\n"
NEW = "Head of Safeguarding,head@example.org,Example Police,Head,Audit Group,Police member,,,,\n"


@pytest.fixture(autouse=True)
def at_noon():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def area():
    return the_leicester_partnership()


@pytest.fixture
def administrator():
    return factories.UserFactory(is_superuser=True, is_staff=True)


@pytest.fixture
def police():
    return factories.OrganisationFactory(name="Example Police", short_name="", key="example-police")


@pytest.fixture
def seat(police):
    group = an_audit_group()
    type(group).objects.filter(pk=group.pk).update(name="Audit Group")
    return factories.SeatFactory(group=group, title="Police member", represents=police)


def judged(folder, text: str, *options: str) -> tuple[int, dict]:
    return from_command("members", a_register(folder, text, "members.csv"), "leicester", *options)


def why_of(told: dict) -> str:
    (row,) = told["rows"]
    return " ".join([row.get("why", ""), *(each["why"] for each in row["cells"].values())])


def a_row(**cells: str) -> str:
    names = ("name", "email", "agency", "post", "board", "role", "start", "end", "deputy", "demail")
    return HEAD + ",".join(cells.get(name, "") for name in names) + "\n"


def held(seat: Seat, **words) -> Appointment:
    return factories.AppointmentFactory(seat=seat, **words)


def test_a_new_person_is_added_appointed_and_welcomed(area, administrator, seat, tmp_path):
    code, told = judged(tmp_path, HEAD + NEW)

    assert (code, told["written"]) == (0, 1), told
    made = Appointment.objects.get(seat=seat)
    assert (made.person.email, made.standing, made.starts_on) == (
        "head@example.org",
        "holder",
        TODAY,
    )
    assert (made.person.job_title, made.person.organisation.name) == ("Head", "Example Police")
    assert not made.person.has_usable_password()
    assert Message.objects.get().recipient == made.person
    assert [each.verb for each in TrailEntry.objects.about(made)] == ["appoint"]
    assert [each.verb for each in TrailEntry.objects.about(made.person)] == ["add"]


def test_the_mails_can_be_held_back(area, administrator, seat, tmp_path):
    judged(tmp_path, HEAD + NEW, "--hold-mail")

    assert Appointment.objects.filter(seat=seat).exists()
    assert not Message.objects.exists()


def test_an_office_appoints_who_is_there_and_adds_nobody(area, seat, tmp_path):
    office = an_officer(area)
    person = factories.UserFactory(email="head@example.org", name="Head of Safeguarding")
    new = NEW.replace("head@", "other@").replace("Head of Safeguarding", "Somebody Else")
    code, told = judged(tmp_path, HEAD + new, "--as", office.email)
    assert (code, "only an administrator may add people" in why_of(told)) == (2, True)

    code, told = judged(tmp_path, HEAD + NEW, "--as", office.email)

    assert (code, told["written"]) == (0, 1), told
    assert Appointment.objects.get(seat=seat).person == person
    assert not Message.objects.exists()


@pytest.mark.parametrize(
    ("cells", "verdict", "words"),
    [
        ({"agency": "Nowhere Trust"}, "refused", "no organisation"),
        ({"board": "Nowhere"}, "refused", "no group"),
        ({"role": "Treasurer"}, "refused", "There is “Police member”"),
        ({"role": "", "agency": ""}, "refused", "Say which seat"),
        ({"email": "at home"}, "refused", "no e-mail address"),
        ({"email": ""}, "refused", "write the e-mail address"),
        ({"start": "soon"}, "refused", "not a day"),
        ({"start": "1 May 2026", "end": "1 April 2026"}, "refused", "before the first"),
        ({"start": "", "end": "1 April 2019"}, "refused", "when it began"),
        ({"agency": "Example Polcie"}, "doubtful", "is near"),
        ({"role": "Polise member"}, "doubtful", "is near"),
        ({"start": "1 April 1999"}, "doubtful", "The seat begins on"),
        ({"name": ""}, "refused", "write the name"),
        ({"role": ""}, "ok", "From when is not said"),
        ({"role": "Member"}, "ok", ""),
        ({"board": ""}, "ok", ""),
    ],
)
def test_each_row_is_understood_doubted_or_refused(
    area, administrator, seat, tmp_path, cells, verdict, words
):
    row = {
        "name": "Head of Safeguarding",
        "email": "head@example.org",
        "agency": "Example Police",
        "board": "Audit Group",
        "role": "Police member",
    }

    code, told = judged(tmp_path, a_row(**row | cells))

    assert (told["rows"][0]["verdict"], words in why_of(told)) == (verdict, True), told
    assert code == {"ok": 0, "doubtful": 1, "refused": 2}[verdict]
    assert Appointment.objects.filter(seat=seat).exists() == (verdict == "ok")


def test_who_holds_the_seat_leaves_it_for_the_next_and_comes_back_when_undone(
    area, administrator, seat, tmp_path
):
    before = held(seat)

    code, told = judged(tmp_path, HEAD + NEW)
    assert (code, told["written"], "their time would end" in why_of(told)) == (1, 0, True)
    judged(tmp_path, HEAD + NEW, "--accept-doubtful", "--hold-mail")

    before.refresh_from_db()
    assert before.ends_on == TODAY
    undo_last(acting(administrator))
    before.refresh_from_db()
    assert before.ends_on is None
    assert not User.objects.filter(email="head@example.org").exists()
    assert Appointment.objects.filter(seat=seat).get() == before


def test_a_vacancy_ends_who_is_there_and_of_an_empty_seat_nothing(
    area, administrator, seat, tmp_path
):
    vacant = a_row(name="Vacant", board="Audit Group", role="Police member", start="1 July 2026")
    code, told = judged(tmp_path, vacant)
    assert (code, told["written"]) == (0, 0)
    before = held(seat)

    code, _ = judged(tmp_path, vacant, "--accept-doubtful")

    before.refresh_from_db()
    assert (code, str(before.ends_on)) == (1, "2026-07-01")


def test_a_deputy_in_a_column_is_appointed_beside_the_holder(area, administrator, seat, tmp_path):
    row = NEW.replace(",,,,\n", ",,,Deputy Head,deputy@example.org\n")

    code, _ = judged(tmp_path, HEAD + row)
    again, told = judged(tmp_path, HEAD + row)

    found = dict(Appointment.objects.filter(seat=seat).values_list("standing", "person__email"))
    assert (code, again, told["written"]) == (0, 0, 0)
    assert found == {"holder": "head@example.org", "deputy": "deputy@example.org"}
    assert Message.objects.count() == 2


def test_what_differs_of_one_that_is_there_is_a_change(area, administrator, seat, tmp_path):
    mine = held(seat, person=factories.UserFactory(email="head@example.org", name="Head"))
    row = a_row(
        name="Head",
        email="head@example.org",
        post="Director",
        board="Audit Group",
        role="Police member",
        end="31 March 2027",
    )

    code, told = judged(tmp_path, row)

    mine.refresh_from_db()
    assert (code, told["written"]) == (0, 1), told
    assert (str(mine.ends_on), mine.person.job_title) == ("2027-04-01", "Director")
    undo_last(acting(administrator))
    mine.refresh_from_db()
    assert (mine.ends_on, User.objects.get(pk=mine.person_id).job_title) == (None, "")


def test_a_name_finds_who_is_there_and_a_near_one_is_doubted(area, administrator, seat, tmp_path):
    mine = held(seat, person=factories.UserFactory(name="Ellis Chair of Audit"))
    row = {"board": "Audit Group", "role": "Police member"}

    exact, _ = judged(tmp_path, a_row(name="Ellis Chair of Audit", **row))
    near, told = judged(tmp_path, a_row(name="Elis Chair of Audit", **row))

    assert (exact, near, mine.person.email in why_of(told)) == (0, 1, True)


def test_somebody_of_the_same_name_with_another_address_is_doubted(
    area, administrator, seat, tmp_path
):
    held(factories.SeatFactory(group=seat.group), person=factories.UserFactory(name="Head One"))

    row = {"name": "Head One", "email": "new@example.org", "board": "Audit Group"}
    code, told = judged(tmp_path, a_row(role="Police member", **row))

    assert (code, "is it the same person" in why_of(told)) == (1, True)


def test_a_seat_goes_to_one_row_and_seats_called_the_same_to_each(
    area, administrator, seat, tmp_path
):
    twice = HEAD + NEW + NEW.replace("head@", "other@").replace("Head of", "Deputy of")
    code, told = judged(tmp_path, twice)
    assert (code, "A row above gives this seat" in told["rows"][1]["why"]) == (2, True)
    factories.SeatFactory(group=seat.group, title="Police member", represents=seat.represents)

    code, told = judged(tmp_path, twice)

    assert (code, told["written"]) == (0, 2), told


def test_who_may_not_sign_in_is_doubted(area, administrator, seat, tmp_path):
    factories.UserFactory(email="head@example.org", name="Head of Safeguarding", is_active=False)

    code, told = judged(tmp_path, HEAD + NEW)

    assert (code, "may not sign in" in why_of(told)) == (1, True)


def test_who_was_mailed_stays_and_may_no_longer_sign_in(area, administrator, seat, tmp_path):
    judged(tmp_path, HEAD + NEW)

    undo_last(acting(administrator))

    assert not User.objects.get(email="head@example.org").is_active
    assert not Appointment.objects.filter(seat=seat).exists()


def test_it_is_not_undone_once_somebody_signed_in_or_did_something(
    area, administrator, seat, tmp_path
):
    judged(tmp_path, HEAD + NEW)
    User.objects.filter(email="head@example.org").update(last_login=NOON)
    with pytest.raises(ValidationError, match="signed in since"):
        undo_last(acting(administrator))
    User.objects.filter(email="head@example.org").update(last_login=None)
    Appointment.objects.filter(seat=seat).update(first_used_at=NOON)

    with pytest.raises(ValidationError, match="Something was done"):
        undo_last(acting(administrator))

    assert Appointment.objects.filter(seat=seat).exists()
    assert last_import().status == "saved"


def test_it_is_not_undone_once_a_record_names_somebody_it_added(
    area, administrator, seat, tmp_path
):
    judged(tmp_path, HEAD + NEW, "--hold-mail")
    added, run = User.objects.get(email="head@example.org"), last_import()
    other = factories.ImportRowFactory(run__partnership=area).run
    type(other).objects.filter(pk=other.pk).update(read_by=added)

    with pytest.raises(ValidationError, match="built on"):
        saving.undo(
            run, expected_version=run.version, by=acting(administrator), at=NOON, note="Wrong."
        )

    assert User.objects.filter(pk=added.pk).exists()


def test_an_administrator_who_is_no_office_reads_no_action_log(area, administrator):
    upload = SimpleUploadedFile("log.csv", b"What,Due\nAsk,Ongoing\n")

    with pytest.raises(NotAllowed):
        reading.read_upload(area, "actions", upload, by=acting(administrator), at=NOON)


class Pages:
    """What an administrator sees who imports a list of members."""

    def __init__(self, person: User, area) -> None:
        self.browser, self.area = signed_in(person), area

    def read(self, folder, text: str):
        with a_register(folder, text).open("rb") as content:
            typed = {"area": self.area.pk, "register": "members", "content": content}
            self.browser.post("/imports/read/", typed)
        return last_import()


@pytest.mark.pages
def test_the_pages_say_who_is_mailed_and_let_the_mails_be_held_back(
    area, administrator, seat, tmp_path
):
    pages = Pages(administrator, area)
    run = pages.read(tmp_path, HEAD + NEW)

    preview = pages.browser.get(f"/imports/{run.pk}/").content.decode()
    confirm = pages.browser.get(f"/imports/{run.pk}/save/").content.decode()

    for page in (preview, confirm):
        assert "1 person would be sent a welcome mail" in page
        assert "Head of Safeguarding, head@example.org" in page
    assert "Hold back the 1 welcome mail" in confirm
    post_drawn(pages.browser, f"/imports/{run.pk}/save/", {"hold_mail": "on"})
    save_import(Job.objects.get(about_id=run.pk).pk)
    run.refresh_from_db()
    assert run.status == "saved"
    assert not Message.objects.exists()
    assert "held back" in pages.browser.get(f"/imports/{run.pk}/").content.decode()


@pytest.mark.pages
def test_an_administrator_without_a_seat_imports_people_and_nothing_else(area, administrator):
    browser = signed_in(administrator)
    page = browser.get("/imports/read/").content.decode()
    listed = browser.get("/imports/").content.decode()

    assert "Members" in page
    assert "Action log" not in page
    assert "Members as they stand here" in listed


def appointments() -> list[tuple]:
    names = ("pk", "seat", "person", "standing", "starts_on", "ends_on", "is_interim", "decision")
    return list(Appointment.objects.order_by("pk").values_list(*names))


LISTS = "List,Name,Email,Agency\n"


def listed(folder, text: str, *options: str) -> tuple[int, dict]:
    file = a_register(folder, LISTS + text, "list.csv")
    return from_command("distribution-lists", file, "leicester", *options)


@pytest.mark.parametrize(
    ("row", "code", "words"),
    [
        ("Audit Group,,,Example Police", 2, "Write the e-mail address"),
        ("Audit Group,,box@example.org,", 2, "whose mailbox"),
        ("Audit Group,Somebody,other@example.org,Example Police", 2, "has no seat in Audit Group"),
        ("Audit Group,,sitting@example.org,", 0, "Gets the papers as Police member"),
        ("Audit Group,,old@example.org,Example Police", 0, ""),
        ("Audit Group,,new@example.org,Example Police", 1, "would be replaced"),
    ],
)
def test_a_distribution_list_names_seats_and_mailboxes(
    area, administrator, seat, police, tmp_path, row, code, words
):
    held(seat, person=factories.UserFactory(email="sitting@example.org"))
    type(police).objects.filter(pk=police.pk).update(mailbox="old@example.org")

    ended, told = listed(tmp_path, row + "\n")

    assert (ended, words in why_of(told), told["written"]) == (code, True, 0), told


def test_a_mailbox_is_entered_and_given_back(area, administrator, seat, police, tmp_path):
    code, told = listed(tmp_path, "Audit Group,,box@example.org,Example Police\n")

    police.refresh_from_db()
    assert (code, told["written"], police.mailbox) == (0, 1, "box@example.org")
    undo_last(acting(administrator))
    police.refresh_from_db()
    assert police.mailbox == ""


def test_only_an_administrator_enters_a_mailbox(area, seat, tmp_path):
    office = an_officer(area)

    text = "Audit Group,,box@example.org,Example Police\n"
    code, told = listed(tmp_path, text, "--as", office.email)

    assert (code, "Only an administrator" in why_of(told)) == (2, True)


def test_who_has_no_seat_becomes_a_virtual_member(area, administrator, seat, tmp_path):
    virtual = factories.SeatFactory(group=seat.group, capacity=Capacity.VIRTUAL_MEMBER)

    code, told = listed(tmp_path, "Audit Group,Reader,reader@example.org,\n")

    assert (code, told["written"]) == (0, 1), told
    assert Appointment.objects.get(seat=virtual).person.email == "reader@example.org"


@pytest.mark.pages
@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_a_distribution_list_comes_back_and_changes_nothing(
    area, administrator, seat, police, tmp_path, form
):
    held(seat, person=factories.UserFactory(email="sitting@example.org"))
    type(police).objects.filter(pk=police.pk).update(mailbox="old@example.org")
    factories.ParticipationFactory(partnership=area, organisation=police)
    answer = signed_in(administrator).get(f"/imports/current/{area.key}/distribution-lists/{form}/")
    file = tmp_path / f"lists.{form}"
    file.write_bytes(answer.content)

    code, told = from_command("distribution-lists", file, "leicester")

    assert (code, told["written"], len(told["rows"])) == (0, 0, 2), told


STANDINGS = st.sampled_from(["holder", "deputy", ""])
DAYS = st.integers(0, 400)
ONE = st.tuples(
    st.sampled_from(["Member", "Chair", "Lay member"]),
    STANDINGS,
    DAYS,
    st.none() | DAYS,
    st.booleans(),
)
NUMBERS = count()


@pytest.mark.pages
@settings(
    max_examples=12,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(ONE, max_size=4), st.sampled_from(["csv", "xlsx"]))
def test_the_list_as_it_stands_comes_back_and_changes_nothing(
    area, administrator, police, tmp_path, seats, form
):
    Appointment.objects.all().delete()
    Seat.objects.all().delete()
    group = an_audit_group()
    for title, standing, begins, lasts, interim in seats:
        seat = factories.SeatFactory(group=group, title=title, represents=police)
        if standing:
            first = TODAY - timedelta(days=begins)
            ends = TODAY + timedelta(days=lasts + 1) if lasts is not None else None
            held(
                seat,
                standing=standing,
                starts_on=max(first, seat.starts_on),
                ends_on=ends,
                is_interim=interim,
            )
    office_seat = factories.SeatFactory(
        group=None, partnership=area, capacity=Capacity.BOARD_OFFICER, title="Board officer"
    )
    held(office_seat, person=administrator)
    before = appointments()
    answer = signed_in(administrator).get(f"/imports/current/{area.key}/members/{form}/")
    file = tmp_path / f"members-{next(NUMBERS)}.{form}"
    file.write_bytes(answer.content)

    code, told = from_command("members", file, "leicester")

    assert (code, told["written"]) == (0, 0), told
    assert appointments() == before
