"""Single sign-on as the environment sets it: whole, or not at all."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured
from environ import Env

OF_THIS_MACHINE = {"127.0.0.1", "localhost", "::1"}


@dataclass(frozen=True)
class SingleSignOn:
    """All empty where it is off."""

    server_url: str
    client_id: str
    client_secret: str
    name: str
    origins: list[str]
    """Where the provider's own pages lie: a browser sends the button's form there."""
    is_only_way: bool
    is_second_factor_trusted: bool


def read(env: Env) -> SingleSignOn:
    """Raises ImproperlyConfigured for half a setting, which would fail at somebody's sign-in."""
    needed = {
        "OIDC_SERVER_URL": env.str("OIDC_SERVER_URL", default=""),
        "OIDC_CLIENT_ID": env.str("OIDC_CLIENT_ID", default=""),
        "OIDC_CLIENT_SECRET": env.str("OIDC_CLIENT_SECRET", default=""),
        "OIDC_NAME": env.str("OIDC_NAME", default=""),
    }
    is_only_way = env.bool("OIDC_ONLY", default=False)
    missing = [name for name, value in needed.items() if not value]
    if missing and (is_only_way or len(missing) < len(needed)):
        raise ImproperlyConfigured(f"For single sign-on set {', '.join(missing)} too.")
    server_url, client_id, client_secret, name = needed.values()
    return SingleSignOn(
        server_url=server_url,
        client_id=client_id,
        client_secret=client_secret,
        name=name,
        origins=[origin_of(server_url), *env.list("OIDC_ORIGINS", default=[])] if name else [],
        is_only_way=is_only_way,
        is_second_factor_trusted=env.bool("OIDC_SECOND_FACTOR_TRUSTED", default=False),
    )


def origin_of(url: str) -> str:
    """Such as ``https://id.example.org``. Raises ImproperlyConfigured where it is not secure."""
    parts = urlsplit(url)
    is_secure = parts.scheme == "https" or parts.hostname in OF_THIS_MACHINE
    if not parts.hostname or not is_secure:
        raise ImproperlyConfigured("OIDC_SERVER_URL must begin with https:// and a host.")
    return f"{parts.scheme}://{parts.netloc}"
