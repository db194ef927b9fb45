"""The pages of an import: read, map, preview, mend, save all or nothing, undo; and the ledger."""

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from governance.actions.models import Action
from governance.actions.operations import actions
from governance.core.imports.files import read_sheets
from governance.imports.models import ImportRow, ImportRun, RememberedColumn
from governance.imports.operations import ledger_files
from governance.imports.tasks import make_ledger_file, save_import
from governance.jobs.models import Job
from tests.scenarios.clients import drawn, post_drawn, signed_in
from tests.scenarios.retention import an_officer
from tests.scenarios.returns import NOON, acting, the_leicester_partnership

pytestmark = [pytest.mark.django_db, pytest.mark.pages]
DOUBTFUL = "What,Who,Due\nAsk for audits,Board Officer,31 March 2027\nLook again,,Quarterly\n"
REFUSED = DOUBTFUL + "Publish,Board Officer,soon\n"
STRANGE = "Matter,Until\nAsk for audits,31 March 2027\n"


@pytest.fixture(autouse=True)
def at_noon():
    with time_machine.travel(NOON, tick=False):
        yield


class Office:
    """A browser of the office of Leicester."""

    def __init__(self) -> None:
        self.area = the_leicester_partnership()
        self.person = an_officer(self.area)
        self.browser = signed_in(self.person)

    def url(self, name: str, *args: object) -> str:
        return reverse(f"governance:import-{name}", args=args)

    def read(self, text: str, name: str = "log.csv", register: str = "actions"):
        content = SimpleUploadedFile(name, text.encode())
        typed = {"area": self.area.pk, "register": register, "content": content}
        return self.browser.post(self.url("read"), typed)

    def run_of(self, text: str) -> ImportRun:
        self.read(text)
        return ImportRun.objects.latest("pk")

    def page(self, run: ImportRun) -> str:
        return self.browser.get(self.url("detail", run.pk)).content.decode()

    def mend(self, run: ImportRun, number: int, **typed: str):
        page = self.url("mend", run.pk, number)
        form = self.browser.get(page).context["form"]
        words = {name: form[name].value() or "" for name in form.fields}
        return self.browser.post(page, words | typed)

    def save(self, run: ImportRun, **typed: str):
        """Ask for it, and let a worker do it."""
        answer = post_drawn(self.browser, self.url("save", run.pk), typed)
        for job in Job.objects.filter(about_id=run.pk, status=Job.Status.QUEUED):
            save_import(job.pk)
        run.refresh_from_db()
        return answer


def test_a_register_is_read_mended_saved_and_undone():
    office = Office()
    run = office.run_of(REFUSED)
    text = office.page(run)
    assert "1 understood, 1 doubtful, 1 refused" in text
    assert "“soon” is not a time we understand" in text

    refused = office.save(run, accept_doubtful="on")
    assert "1 row refused: mend or leave out each." in refused.content.decode()

    office.mend(run, 4, cell_due="30 June 2027")
    office.mend(run, 3, what="as_understood")
    office.save(run)

    assert run.status == ImportRun.Status.SAVED
    assert "3 added, 0 changed" in office.page(run)
    assert set(Action.objects.values_list("title", "due_text")) == {
        ("Ask for audits", "31 March 2027"),
        ("Look again", "Quarterly"),
        ("Publish", "30 June 2027"),
    }
    assert not ImportRow.objects.exclude(cells=[]).exists()

    post_drawn(office.browser, office.url("undo", run.pk), {"note": "The wrong file."})

    run.refresh_from_db()
    assert run.status == ImportRun.Status.UNDONE
    assert not Action.objects.exists()


def test_what_was_worked_on_is_not_undone():
    office = Office()
    run = office.run_of(DOUBTFUL)
    office.save(run, accept_doubtful="on")
    action = Action.objects.get(title="Look again")
    with time_machine.travel(NOON.replace(hour=13), tick=False):
        actions.update(action, "Begun.", by=acting(office.person), at=NOON.replace(hour=13))

        page = office.url("undo", run.pk)
        answer = post_drawn(office.browser, page, {"note": "The wrong file."})

    assert f"Something was built on what was imported: {action}" in answer.content.decode()
    assert Action.objects.count() == 2
    assert ImportRun.objects.get().status == ImportRun.Status.SAVED


def test_headings_of_ones_own_are_mapped_once_and_remembered():
    office = Office()
    first = office.read(STRANGE)
    run = ImportRun.objects.get()
    assert first.url == office.url("columns", run.pk)

    typed = {"column_0": "title", "column_1": "due"}
    post_drawn(office.browser, office.url("columns", run.pk), typed)
    again = office.read(STRANGE)

    assert again.url == office.url("detail", ImportRun.objects.latest("pk").pk)
    assert RememberedColumn.objects.filter(partnership=office.area).count() == 2
    assert "31 March 2027" in office.page(run)


def test_a_column_is_chosen_once_and_none_that_is_needed_is_missing():
    office = Office()
    run = office.run_of(STRANGE)

    typed = {"column_0": "due", "column_1": "due"}
    text = post_drawn(office.browser, office.url("columns", run.pk), typed).content.decode()

    assert "“Due” is chosen twice." in text
    assert "Say which column is “What”." in text


def test_a_wrong_file_is_refused_and_leaves_nothing():
    office = Office()

    answer = office.read("\x00\x01binary", name="log.xlsx")

    text = answer.content.decode()
    assert "cannot be opened as an Excel workbook" in text
    assert "CSV file: it" not in text
    assert not ImportRun.objects.exists()


def test_what_changed_meanwhile_is_looked_through_again_and_nothing_is_written():
    office = Office()
    run = office.run_of(DOUBTFUL)
    post_drawn(office.browser, office.url("save", run.pk), {"accept_doubtful": "on"})
    new = Action(partnership=office.area, title="Look again")
    actions.raise_action(new, by=acting(office.person), at=NOON)

    save_import(Job.objects.get(about_id=run.pk).pk)

    run.refresh_from_db()
    assert run.status == ImportRun.Status.READ
    assert "Nothing was imported. What is there has changed" in office.page(run)
    assert Action.objects.count() == 1
    assert "Changes what is there" in office.page(run)


def test_a_row_is_left_out_and_what_is_read_is_discarded():
    office = Office()
    run = office.run_of(REFUSED)
    office.mend(run, 4, what="leave_out")
    assert "1 left out" in office.page(run)

    post_drawn(office.browser, office.url("discard", run.pk))

    assert ImportRun.objects.get().status == ImportRun.Status.DISCARDED
    assert not ImportRow.objects.exists()


def test_the_ledger_says_what_came_from_where_and_is_taken_away():
    office = Office()
    run = office.run_of(DOUBTFUL)
    office.save(run, accept_doubtful="on")

    page = office.browser.get(office.url("list")).content.decode()
    taken = office.browser.get(office.url("list"), {"as": "csv"}).content.decode()

    assert "log.csv" in page
    assert run.sha256 in taken
    assert "Rows added" in taken


def test_a_template_comes_back_as_the_register_it_is_of():
    office = Office()

    for form in ("csv", "xlsx"):
        content = office.browser.get(office.url("template", "plan", form)).content
        (sheet,) = read_sheets(content, f"plan.{form}")
        assert "When is it going to be done by?" in {
            cell.text for row in sheet.rows for cell in row.cells
        }
    assert office.browser.get(office.url("template", "plan", "odt")).status_code == 404
    assert drawn(office.browser, office.url("read")) == {}


def test_the_ledger_is_printed_once_for_what_it_says():
    office = Office()
    run = office.run_of(DOUBTFUL)
    page = office.url("ledger-pdf", office.area.key)
    assert "There is no PDF yet" in office.browser.get(page).content.decode()

    office.browser.post(page)
    assert "being made" in office.browser.get(page).content.decode()
    make_ledger_file(Job.objects.get(task=ledger_files.TASK).pk)
    answer = office.browser.get(page)

    assert answer["Content-Type"] == "application/pdf"
    assert b"".join(answer.streaming_content).startswith(b"%PDF")
    office.save(run, accept_doubtful="on")
    assert "There is no PDF yet" in office.browser.get(page).content.decode()


def test_the_confirmation_says_how_many_rows_are_doubtful_and_refused():
    office = Office()
    run = office.run_of(REFUSED)

    page = office.browser.get(office.url("save", run.pk)).content.decode()

    assert "1 row doubtful, not looked at yet" in page
    assert "Import the 1 doubtful row as understood" in page
    assert "1 row refused" in page


def test_an_import_left_half_way_waits_on_home():
    office = Office()
    run = office.run_of(DOUBTFUL)
    assert "Action log: its rows wait for you" in office.browser.get("/").content.decode()

    office.save(run, accept_doubtful="on")

    assert "its rows wait for you" not in office.browser.get("/").content.decode()


def test_one_that_could_not_be_saved_waits_on_home_as_such():
    office = Office()
    run = office.run_of(DOUBTFUL)
    ImportRun.objects.filter(pk=run.pk).update(failure="The disk is full.")

    with time_machine.travel(NOON.replace(day=NOON.day + 3), tick=False):
        text = signed_in(office.person).get("/").content.decode()

    assert "it could not be imported, read 3 days ago" in text
