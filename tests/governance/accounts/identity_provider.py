"""An identity provider of the tests' own, on a port of this machine: as good or bad as asked."""

import base64
import hashlib
import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, parse_qsl, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa
from django.test import Client
from django.urls import reverse

CLIENT_ID, CLIENT_SECRET = "partnership", "a-secret-of-thirty-two-characters"
BEGIN, BACK = reverse("single-sign-on"), reverse("single-sign-on-callback")
CODE, ACCESS_TOKEN = "the-code", "the-access-token"


@cache
def a_key(name: str = "its own") -> rsa.RSAPrivateKey:
    """The same for the same name: making one takes a tenth of a second."""
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


class IdentityProvider:
    """What it says may be changed before somebody signs in; ``asked`` tells what it was sent."""

    def __init__(self, url: str):
        self.url = url
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.query: dict[str, str] = {}
        self.claims: dict[str, Any] = {}
        self.userinfo: dict[str, Any] = {}
        self.instead: dict[str, tuple[int, str]] = {}
        """By path: the status and the text with which it answers in place of what it should."""
        self.waits = 0.0  # seconds before each answer
        self.signs_with: Any = a_key()
        self.algorithm, self.key_name = "RS256", "first"

    @property
    def description(self) -> dict[str, Any]:
        return {
            "issuer": self.url,
            "authorization_endpoint": f"{self.url}/authorize",
            "token_endpoint": f"{self.url}/token",
            "jwks_uri": f"{self.url}/keys",
            "userinfo_endpoint": f"{self.url}/userinfo",
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
        }

    @property
    def keys(self) -> dict[str, Any]:
        public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(a_key().public_key()))
        return {"keys": [public | {"kid": "first", "use": "sig"}]}

    def token(self, form: dict[str, str]) -> dict[str, Any]:
        """For the right code, from the right client, with what the challenge was made of."""
        digest = hashlib.sha256(form["code_verifier"].encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        given = (form["code"], form["client_id"], form["client_secret"], challenge)
        if given != (CODE, CLIENT_ID, CLIENT_SECRET, self.query["code_challenge"]):
            return {"error": "invalid_grant"}
        return {"access_token": ACCESS_TOKEN, "token_type": "Bearer", "id_token": self.id_token()}

    def id_token(self) -> str:
        now = int(time.time())
        claims = {"iss": self.url, "aud": CLIENT_ID, "sub": "7", "iat": now, "exp": now + 60}
        claims |= {"nonce": self.query["nonce"], **self.claims}
        kept = {name: value for name, value in claims.items() if value is not None}
        return jwt.encode(kept, self.signs_with, self.algorithm, {"kid": self.key_name})

    def answer(self, path: str, form: dict[str, str]) -> tuple[int, str]:
        self.asked.append((path, form))
        time.sleep(self.waits)
        if path in self.instead:
            return self.instead[path]
        said = {
            "/.well-known/openid-configuration": lambda: self.description,
            "/keys": lambda: self.keys,
            "/token": lambda: self.token(form),
            "/userinfo": lambda: self.userinfo,
        }[path]()
        return 400 if "error" in said else 200, json.dumps(said)

    def sends_back(self, client: Client, begun: Any, **changed: str) -> Any:
        """Its person has signed in there: their browser comes back, with what is ``changed``."""
        self.query = dict(parse_qsl(urlsplit(begun.url).query))
        return client.get(BACK, {"state": self.query["state"], "code": CODE, **changed})

    def signs_in(self, client: Client, address: str | None = None, **claims: Any) -> Any:
        """From the button to what the person is shown first; ``claims`` as the token has them."""
        self.claims = {"email": address, "email_verified": True, **claims}
        return self.sends_back(client, client.post(BEGIN))


def handler_of(provider: IdentityProvider) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.say(dict(self.headers))

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            self.say({name: values[0] for name, values in parse_qs(body).items()})

        def say(self, form: dict[str, str]) -> None:
            status, text = provider.answer(self.path, form)
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(text.encode())))
            self.end_headers()
            self.wfile.write(text.encode())

        def log_message(self, *args: Any) -> None:
            """Nothing: it would stand in the tests' output."""

    return Handler


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Whoever asked did not wait."""


@contextmanager
def running() -> Iterator[IdentityProvider]:
    """Answers as long as the context lasts."""
    with Server(("127.0.0.1", 0), BaseHTTPRequestHandler) as server:
        provider = IdentityProvider(f"http://127.0.0.1:{server.server_port}")
        server.RequestHandlerClass = handler_of(provider)
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        yield provider
        server.shutdown()
