"""The supervisor: its children start together, and end together, however the end comes."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from lscp.supervisor import Supervisor

PROGRAM = """
import pathlib, sys
from lscp.supervisor import Supervisor

logs = pathlib.Path(sys.argv[1])
stays = (sys.executable, "-c", "import os, time; print(os.getpid(), flush=True); time.sleep(60)")
supervisor = Supervisor({"web": stays, "worker": stays}, logs)
up = lambda: all((logs / f"{name}.log").read_text().endswith("\\n") for name in ("web", "worker"))
print("ended:", supervisor.run(lambda: print("up", flush=True), up))
"""


@pytest.fixture
def running(tmp_path):
    """A supervisor of two children, up, in a process of its own."""
    supervisor = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(tmp_path)], stdout=subprocess.PIPE, text=True
    )
    assert supervisor.stdout.readline() == "up\n"
    yield supervisor
    supervisor.kill()
    supervisor.communicate()


def child(name: str, logs: Path) -> int:
    return int((logs / f"{name}.log").read_text())


def is_alive(pid: int) -> bool:
    stat = Path(f"/proc/{pid}/stat")
    return stat.exists() and stat.read_text().rpartition(")")[2].split()[0] != "Z"


def all_gone(logs: Path, within: float = 5) -> bool:
    deadline = time.monotonic() + within
    while any(is_alive(child(name, logs)) for name in ("web", "worker")):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_to_the_supervisor_stops_every_child(running, tmp_path, number):
    running.send_signal(number)

    out, _ = running.communicate(timeout=10)

    assert out == "ended: \n"
    assert all_gone(tmp_path)


def test_when_one_child_dies_the_supervisor_names_it_and_stops_the_rest(running, tmp_path):
    os.kill(child("worker", tmp_path), signal.SIGKILL)

    out, _ = running.communicate(timeout=10)

    assert out == "ended: worker\n"
    assert all_gone(tmp_path)


def test_children_do_not_outlive_a_supervisor_that_was_killed(running, tmp_path):
    running.kill()

    running.wait(timeout=10)

    assert all_gone(tmp_path)


def test_the_last_words_of_a_child_are_the_end_of_its_log(tmp_path):
    (tmp_path / "web.log").write_text("one\ntwo\nthree\n")

    assert Supervisor({}, tmp_path).last_words("web", lines=2) == "two\nthree"
