"""The demo as a person meets it: it starts, is well, keeps its data, stops with all its parts."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import pytest

pytestmark = [pytest.mark.once, pytest.mark.slow]
ROOT = Path(__file__).resolve().parents[3]
PATIENCE = 240  # seconds: an empty database is filled meanwhile, on a machine that may be busy


class Machine:
    """A folder, a port, and the commands run on them as on a machine that runs nothing else."""

    def __init__(self, var: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        kept = {k: v for k, v in os.environ.items() if not k.startswith("LSCP_")}
        self.environment = kept | {"LSCP_VAR": str(var), "PORT": str(self.port)}
        for server in ("DATABASE_URL", "REDIS_URL", "DJANGO_SETTINGS_MODULE", "PYTHONUNBUFFERED"):
            self.environment.pop(server, None)
        self.out = var.with_suffix(".out")

    def manage(self, *words: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "manage.py", *words]
        return subprocess.run(
            command, env=self.environment, cwd=ROOT, text=True, capture_output=True, check=False
        )

    def start(self) -> subprocess.Popen:
        with self.out.open("w") as out:
            return subprocess.Popen(
                [sys.executable, "manage.py", "supervise"],
                env=self.environment | {"LSCP_DEMO": "true"},
                cwd=ROOT,
                stdout=out,
                stderr=subprocess.STDOUT,
            )

    def until(self, running: subprocess.Popen, path: str, status: int) -> None:
        deadline = time.monotonic() + PATIENCE
        while self.status(path) != status:
            assert running.poll() is None, self.out.read_text()
            assert time.monotonic() < deadline, self.out.read_text()
            time.sleep(0.2)

    def status(self, path: str) -> int:
        try:
            with urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=10) as answer:
                return answer.status
        except HTTPError as refused:
            return refused.code
        except (URLError, OSError):
            return 0


def child(running: subprocess.Popen, word: str) -> int:
    """The process under ``running`` that has this word in its command."""
    children = Path(f"/proc/{running.pid}/task/{running.pid}/children").read_text().split()
    commands = {int(pid): Path(f"/proc/{pid}/cmdline").read_text() for pid in children}
    return next(pid for pid, command in commands.items() if word in command.split("\0"))


@pytest.fixture
def machine(tmp_path) -> Machine:
    return Machine(tmp_path / "var")


def test_the_demo_starts_stops_when_told_and_started_again_keeps_its_data(machine):
    it_starts_on_an_empty_machine_and_stops_when_told(machine)
    started_again_it_keeps_its_data_and_says_which_part_died(machine)


def it_starts_on_an_empty_machine_and_stops_when_told(machine):
    running = machine.start()
    machine.until(running, "/health/", 200)

    refused = machine.manage("supervise")
    code = machine.manage("demo_code", "officer@example.org")
    told_meanwhile = machine.out.read_text()
    running.send_signal(signal.SIGTERM)

    assert running.wait(timeout=60) == 0
    told = machine.out.read_text()
    assert f"Ready at http://127.0.0.1:{machine.port}/" in told_meanwhile
    assert "Loading the demo" in told
    assert re.search(r"^Board officer +officer@example\.org +\S+ +code$", told, re.MULTILINE)
    assert f"http://127.0.0.1:{machine.port}/" in told
    assert told.endswith("Stopped.\n")
    assert (refused.returncode, "already running" in refused.stderr) == (1, True)
    assert re.fullmatch(r"\d{6}\n", code.stdout), code.stderr
    assert machine.status("/health/") == 0


def started_again_it_keeps_its_data_and_says_which_part_died(machine):
    running = machine.start()
    machine.until(running, "/account/login/", 200)

    os.kill(child(running, "worker"), signal.SIGKILL)

    assert running.wait(timeout=60) == 1
    told = machine.out.read_text()
    assert "The worker process ended by itself" in told
    assert "Loading the demo" not in told
    assert machine.status("/account/login/") == 0


def test_a_port_that_is_taken_is_named_with_another_to_try(machine):
    with socket.create_server(("127.0.0.1", machine.port)):
        refused = machine.manage("supervise")

    assert refused.returncode == 1
    assert f"Port {machine.port} is taken" in refused.stderr
    assert f"PORT={machine.port + 1}" in refused.stderr
