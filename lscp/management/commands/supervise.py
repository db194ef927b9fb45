"""``supervise``: the whole product on one machine; web server, worker and beat as one process."""

import fcntl
import os
import socket
import sys
from io import TextIOWrapper
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from lscp.supervisor import Supervisor

HOST = "127.0.0.1"
CELERY = (sys.executable, "-m", "celery", "--app", "lscp", "--quiet")
COMMANDS = {
    "web": (sys.executable, "-m", "gunicorn", "--config", "python:lscp.gunicorn", "lscp.wsgi"),
    "worker": (*CELERY, "worker", "--pool=threads", "--concurrency=2", "--queues=celery,pdf"),
    "beat": (*CELERY, "beat", "--pidfile="),
}


class Command(BaseCommand):
    help = (
        f"Runs the product on {HOST}, port PORT (8000): brings the database up to date, in a demo "
        "fills an empty one, then keeps web server, worker and beat running until told to stop."
    )
    port = int(os.environ.get("PORT", "8000"))

    def handle(self, *args: Any, **options: Any) -> None:
        with only_one_here():
            refuse_if_taken(self.port)
            self.bring_up_to_date()
            self.say("Starting the web server, the worker and beat …")
            supervisor = Supervisor(COMMANDS, settings.VAR / "logs")
            ended = supervisor.run(self.say_where, lambda: is_listening(self.port))
        if ended:
            raise CommandError(
                f"{supervisor.last_words(ended)}\nThe {ended} process ended by itself (see above); "
                "the others have been stopped."
            )
        self.say("Stopped.")

    def say(self, text: str) -> None:
        """At once, also where somebody reads along in a file."""
        self.stdout.write(text)
        self.stdout.flush()

    def bring_up_to_date(self) -> None:
        call_command("migrate", verbosity=0)
        call_command("createcachetable", verbosity=0)
        if settings.DEMO and not get_user_model().objects.exists():
            self.say("Loading the demo …")
            call_command("load_demo")

    def say_where(self) -> None:
        if settings.DEMO:
            call_command("demo_people", stdout=self.stdout)
        self.say(f"\nReady at http://{HOST}:{self.port}/   (Ctrl-C stops everything)")
        self.say(f"Passkeys need a name: http://localhost:{self.port}/")


def only_one_here() -> TextIOWrapper:
    """Hold the folder's lock for as long as the file is open. Raises CommandError."""
    lock = (settings.VAR / "supervisor.lock").open("w")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise CommandError(f"It is already running on {settings.VAR}.") from error
    return lock


def is_listening(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex((HOST, port)) == 0


def refuse_if_taken(port: int) -> None:
    if is_listening(port):
        raise CommandError(f"Port {port} is taken. Choose another: make demo PORT={port + 1}")
