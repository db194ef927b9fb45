"""A scanner that speaks as clamd does, over TCP or a socket in the file system."""

import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

EICAR = b"a mark that stands for malware"


class Clamd:
    """Answers one upload after another; ``says`` replaces what it would find itself."""

    def __init__(self, listener: socket.socket, says: bytes | None, is_silent: bool) -> None:
        self.listener, self.says, self.is_silent = listener, says, is_silent
        self.got: list[bytes] = []
        self.over = threading.Event()

    def serve(self) -> None:
        while True:
            try:
                caller, _ = self.listener.accept()
            except OSError:  # closed: the test is over
                return
            with caller:
                self.answer(caller)

    def answer(self, caller: socket.socket) -> None:
        with caller.makefile("rb") as read:
            assert read.read(10) == b"zINSTREAM\0"
            content = b""
            while length := struct.unpack("!L", read.read(4))[0]:
                content += read.read(length)
        self.got.append(content)
        if self.is_silent:
            self.over.wait(10)
            return
        found = b"stream: Eicar-Test FOUND\0" if EICAR in content else b"stream: OK\0"
        caller.sendall(found if self.says is None else self.says)


@contextmanager
def running_clamd(
    path: Path | None = None, *, says: bytes | None = None, is_silent: bool = False
) -> Iterator[tuple[str, list[bytes]]]:
    """Its URL, and a list of what it has been sent."""
    listener = socket.socket(socket.AF_UNIX if path else socket.AF_INET)
    listener.bind(str(path) if path else ("127.0.0.1", 0))
    listener.listen()
    url = f"unix://{path}" if path else f"tcp://127.0.0.1:{listener.getsockname()[1]}"
    clamd = Clamd(listener, says, is_silent)
    thread = threading.Thread(target=clamd.serve)
    thread.start()
    try:
        yield url, clamd.got
    finally:
        clamd.over.set()
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        thread.join(10)
