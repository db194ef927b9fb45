"""Where each size is kept: made once, and again when what it is made of has changed."""

import hashlib
import os
import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg2

ROOT = Path(__file__).resolve().parent.parent.parent
KEPT = Path(os.environ.get("LSCP_VAR", ROOT / "var")).resolve() / "bench"
SIZES = ("a", "b", "c")
MADE_OF = (
    "*/migrations/*.py",
    "lscp/demo/*",
    *(
        f"tests/bench/{name}.py"
        for name in ("cases", "copying", "country", "decade", "models", "plain")
    ),
)


def environment(size: str) -> dict[str, str]:
    """What a process is to be started with so that it uses the database of that size."""
    kept = {k: v for k, v in os.environ.items() if k not in ("DATABASE_URL", "REDIS_URL")}
    kept |= {
        "DJANGO_SETTINGS_MODULE": "tests.bench.settings",
        "LSCP_VAR": str(folder(size)),
        "LSCP_DEMO": "true",
        "LSCP_DEMO_PASSWORD": "the same for every size",
        "LSCP_SECRET_KEY": "the same for every size, so that sessions may be copied",
        "LSCP_FIELD_KEY": "the same for every size, like the other one",
        "LSCP_CONN_MAX_AGE": "600",
    }
    return kept | ({"DATABASE_URL": url_of(name_of(size))} if server() else {})


def server() -> str:
    url = os.environ.get("DATABASE_URL", "")
    return url if url.startswith("postgres") else ""


def folder(size: str) -> Path:
    return KEPT / ("postgresql" if server() else "sqlite") / size


def name_of(size: str) -> str:
    return f"lscp_bench_{size}"


def url_of(name: str) -> str:
    return urlunsplit(urlsplit(server())._replace(path=f"/{name}"))


def make(size: str) -> None:
    """The database of that size, and of those below it, unless they are there as they should."""
    if is_made(size):
        return
    if size != SIZES[0]:
        make(SIZES[SIZES.index(size) - 1])
    shutil.rmtree(folder(size), ignore_errors=True)
    begin(size)
    sys.stderr.write(f"Filling size {size} …\n")
    run(size, "fill", size)
    (folder(size) / "made-of").write_text(made_of())


def begin(size: str) -> None:
    """An empty database, or a copy of the size below."""
    below = SIZES[SIZES.index(size) - 1] if size != SIZES[0] else None
    folder(size).mkdir(parents=True)
    if below:
        shutil.copytree(folder(below), folder(size), dirs_exist_ok=True)
        (folder(size) / "made-of").unlink()
    if server():
        name, source = name_of(size), f' TEMPLATE "{name_of(below)}"' if below else ""
        with closing(psycopg2.connect(server())) as there:
            there.autocommit = True
            with there.cursor() as cursor:
                cursor.execute(f'DROP DATABASE IF EXISTS "{name}"')
                cursor.execute(f'CREATE DATABASE "{name}"{source}')


def is_made(size: str) -> bool:
    stamp = folder(size) / "made-of"
    return stamp.exists() and stamp.read_text() == made_of()


def made_of() -> str:
    found = hashlib.sha256()
    for path in sorted(path for pattern in MADE_OF for path in ROOT.glob(pattern)):
        if path.is_file():
            found.update(path.read_bytes())
    return found.hexdigest()


def run(size: str, *arguments: str) -> str:
    """What the size's own process says."""
    command = [sys.executable, "-m", "tests.bench.size", *arguments]
    done = subprocess.run(
        command, cwd=ROOT, env=environment(size), stdout=subprocess.PIPE, text=True, check=False
    )
    if done.returncode:
        sys.exit(f"Size {size}: {' '.join(arguments)} failed.")
    return done.stdout
