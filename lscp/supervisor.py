"""Keeps several processes as one: they start together, and when one ends they all do."""

import ctypes
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

PATIENCE = 20  # seconds that a child has to finish what it is doing
PR_SET_PDEATHSIG = 1


def die_with_parent() -> None:
    """Linux tells the child when its supervisor was killed and could not say so itself."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


class Supervisor:
    """Starts each command in a session of its own, so that only the supervisor ends it."""

    def __init__(self, commands: Mapping[str, Sequence[str]], logs: Path):
        self.commands, self.logs = commands, logs
        self.children: dict[str, subprocess.Popen] = {}
        self.told_to_stop = threading.Event()

    def run(self, once_up: Callable[[], None], is_up: Callable[[], bool]) -> str:
        """Until a signal comes (returns "") or a child ends (returns its name)."""
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, lambda *_: self.told_to_stop.set())
        try:
            self.start()
            return self.watch(once_up, is_up)
        finally:
            self.stop()

    def start(self) -> None:
        self.logs.mkdir(parents=True, exist_ok=True)
        for name, command in self.commands.items():
            with (self.logs / f"{name}.log").open("wb") as log:
                self.children[name] = subprocess.Popen(  # noqa: S603
                    command,
                    stdin=subprocess.DEVNULL,
                    stdout=log,
                    stderr=subprocess.STDOUT,
                    start_new_session=True,
                    preexec_fn=die_with_parent,
                )

    def watch(self, once_up: Callable[[], None], is_up: Callable[[], bool]) -> str:
        announced = False
        while not self.told_to_stop.wait(0.2):
            for name, child in self.children.items():
                if child.poll() is not None:
                    return name
            if not announced and is_up():
                announced = True
                once_up()
        return ""

    def stop(self) -> None:
        """Asks every child to finish, waits, and ends what is left of each one's session."""
        for child in self.children.values():
            child.terminate()
        deadline = time.monotonic() + PATIENCE
        for child in self.children.values():
            with suppress(subprocess.TimeoutExpired):
                child.wait(max(0.0, deadline - time.monotonic()))
            with suppress(ProcessLookupError):
                os.killpg(child.pid, signal.SIGKILL)
            child.wait()

    def last_words(self, name: str, lines: int = 20) -> str:
        """The end of a child's log, for the sentence that says why it ended."""
        log = (self.logs / f"{name}.log").read_text(errors="replace").splitlines()
        return "\n".join(log[-lines:])
