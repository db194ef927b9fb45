"""A mail server on this machine that answers as a test tells it to, or falls silent."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager

SILENT, HANGS_UP = "silent", "hangs up"
USUAL = {
    "greeting": "220 ready",
    "EHLO": "250 here",
    "MAIL": "250 sender ok",
    "RCPT": "250 recipient ok",
    "DATA": "354 go on",
    "text": "250 accepted",
    "RSET": "250 forgotten",
    "QUIT": "221 bye",
}


class MailServer(socketserver.ThreadingTCPServer):
    """Its ``answers`` say what it replies at each step; ``took`` are the texts it was given."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, **answers: str) -> None:
        super().__init__(("127.0.0.1", 0), Conversation)
        self.answers = {**USUAL, **answers}
        self.took: list[str] = []
        self.over = threading.Event()


class Conversation(socketserver.StreamRequestHandler):
    server: MailServer

    def handle(self) -> None:
        if not self.reply("greeting"):
            return
        for line in self.rfile:
            step = line.split()[0].decode().upper()
            if not self.reply(step):
                return
            if step == "DATA" and self.server.answers["DATA"].startswith("354"):
                self.take_text()
                if not self.reply("text"):
                    return

    def take_text(self) -> None:
        lines = list(iter(self.rfile.readline, b".\r\n"))
        self.server.took.append(b"".join(lines).decode())

    def reply(self, step: str) -> bool:
        """Whether the conversation goes on."""
        answer = self.server.answers[step]
        if answer == SILENT:
            self.server.over.wait()
        if answer in (SILENT, HANGS_UP):
            return False
        self.wfile.write(f"{answer}\r\n".encode())
        return True


@contextmanager
def mail_server(settings, **answers: str) -> Iterator[MailServer]:
    """The product's mail goes to it meanwhile, with a second's patience."""
    with MailServer(**answers) as server:
        threading.Thread(target=server.serve_forever, args=[0.05], daemon=True).start()
        settings.EMAIL_BACKEND = "governance.outbox.delivery.SMTPBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = server.server_address
        settings.EMAIL_TIMEOUT = 0.5
        try:
            yield server
        finally:
            server.over.set()
            server.shutdown()
