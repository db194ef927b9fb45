"""``manage.py due``: one date or a refusal, and never a database."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import ManagementUtility

from governance.rules.files import FOLDER_OF_KIND, SHIPPED

ONE_DATE = [
    (["serious-incident-notification", "2024-12-20"], "2024-12-31"),
    (["rapid-review", "2024-12-31"], "2025-01-22"),
    (["rapid-review", "2024-12-20", "--edition", "wt2018"], "2025-01-15"),
    (["practice-review-publication", "2024-08-31"], "2025-02-28"),
    (["practice-review-notice", "2025-04-28"], "2025-04-15"),
    (["yearly-report-publication", "2025-03-31"], "2025-09-30"),
    (["yearly-report-publication", "2026-03-31"], "2026-09-30"),
    (["yearly-report-dispatch", "2025-09-30"], "2025-10-07"),
    (["papers", "2025-05-15", "--edition", "leicester-lscb-2018"], "2025-04-30"),
    (["extraordinary-meeting-notice", "2019-05-22"], "2019-04-30"),
    (["extraordinary-meeting", "2018-12-03"], "2019-01-03"),
    (["concern-liaison", "2019-01-02"], "2019-01-16"),
]

REFUSED = [
    (["no-such-rule", "2025-01-06"], ["no-such-rule", "rapid-review", "papers"]),
    (["papers", "2025-01-06", "--edition", "wt1999"], ["wt1999", "wt2015", "leicester-lscb-2018"]),
    (["papers", "2025-01-06", "--edition", "wt2023"], ["wt2023", "papers", "care-leaver-death"]),
    (["rapid-review", "2016-01-06", "--edition", "wt2015"], ["panel-2019", "panel-2025"]),
    (["papers", "2025-01-06"], ["leicester-lscb-2018"]),
    (["rapid-review", "2014-01-06"], ["panel-2019", "2018-06-29", "panel-2022", "panel-2025"]),
    (["care-leaver-death", "2025-01-06"], ["care-leaver-death", "No time limit is stated"]),
    (["rapid-review", "06/01/2025"], ["YYYY-MM-DD", "06/01/2025"]),
    (["rapid-review", "20250106"], ["YYYY-MM-DD", "20250106"]),
    (["rapid-review", "2025-02-30"], ["YYYY-MM-DD", "2025-02-30"]),
    (["rapid-review", "9999-12-31"], ["1872 to 2100"]),
    (["rapid-review"], ["DATE"]),
]


@pytest.fixture
def due(capsys):
    """Runs the command as the command line does; gives exit code, output and error output."""

    def run(*arguments: str) -> tuple[int, str, str]:
        code = 0
        try:
            ManagementUtility(["manage.py", "due", *arguments]).execute()
        except SystemExit as exit_:
            code = exit_.code
        return (code, *capsys.readouterr())

    return run


@pytest.mark.parametrize(("arguments", "day"), ONE_DATE)
def test_due_prints_one_date_and_nothing_else(due, arguments, day):
    assert due(*arguments) == (0, f"{day}\n", "")


@pytest.mark.parametrize(("arguments", "listed"), REFUSED)
def test_due_refuses_with_2_and_says_what_there_is(due, arguments, listed):
    code, printed, told = due(*arguments)
    assert (code, printed) == (2, "")
    assert [word for word in listed if word not in told] == []


def test_due_refuses_a_wrong_rule_file_with_2_and_says_where(due, tmp_path, monkeypatch):
    (tmp_path / "guidance").mkdir()
    (tmp_path / "guidance" / "wt2023.toml").write_text('key = "wt2023"\n')
    monkeypatch.setenv("LSCP_RULES", str(tmp_path))

    code, printed, told = due("rapid-review", "2025-01-06")

    assert (code, printed) == (2, "")
    assert "wt2023.toml: title: expected a value here" in told


def test_due_needs_no_database_and_reads_the_folder_that_is_named(tmp_path):
    for name in FOLDER_OF_KIND.values():
        shutil.copytree(SHIPPED / name, tmp_path / name)
    edition = tmp_path / "panel" / "panel-2022.toml"
    edition.write_text(edition.read_text().replace("limit = 15", "limit = 10"))
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "lscp.settings",
        "DATABASE_URL": "postgres://nobody@127.0.0.1:1/nothing",
        "LSCP_RULES": str(tmp_path),
    }

    ran = subprocess.run(
        [sys.executable, "manage.py", "due", "rapid-review", "2024-12-31"],
        cwd=Path(settings.BASE_DIR),
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "2025-01-15\n", "")
