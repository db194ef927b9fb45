"""What an identity provider says of a person: read from a token that was checked whole.

The checks are those of OpenID Connect Core 1.0 §3.1.3.7. The signature is checked although the
token comes over TLS: a provider's other parts are then no way in.
"""

import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import jwt
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"]
"""Those of a key pair: with any other, whoever knows what we know could sign."""
REQUIRED = ["iss", "aud", "exp", "iat", "sub", "nonce"]
CLOCKS_DIFFER_BY = 60  # seconds at most
SAYS_VERIFIED = ("email_verified", "xms_edov")
"""The standard's claim, and that of Entra ID, which does not send the standard's."""
MULTI_FACTOR = {
    "http://schemas.openid.net/pape/policies/2007/06/multi-factor",
    "https://refeds.org/profile/mfa",
}
"""Values of ``acr`` that say so; in ``amr`` it is ``mfa`` (RFC 8176 §2)."""


class NotTrusted(Exception):
    """The token is not one that the provider made for us, now, for this sign-in."""


@dataclass(frozen=True)
class Identity:
    """Who signed in at the provider, as far as we ask: no seat comes from there."""

    address: str
    """Empty where none was given, or none that could be one."""
    is_verified: bool
    has_second_factor: bool


def check_token(
    token: str, keys: Mapping[str, Any], *, issuer: str, client_id: str, nonce: str
) -> dict[str, Any]:
    """The token's claims. Raises NotTrusted."""
    try:
        claims = jwt.decode(
            token,
            find_key(token, keys),
            algorithms=ALGORITHMS,
            issuer=issuer,
            audience=client_id,
            leeway=CLOCKS_DIFFER_BY,
            options={"require": REQUIRED},
        )
    except (jwt.PyJWTError, TypeError, ValueError, AttributeError, KeyError) as error:
        raise NotTrusted(f"the token: {error}") from error
    if not nonce or not hmac.compare_digest(str(claims["nonce"]).encode(), nonce.encode()):
        raise NotTrusted("the token is of another sign-in")
    if claims.get("azp", client_id) != client_id:
        raise NotTrusted("the token is for another client")
    return claims


def find_key(token: str, keys: Mapping[str, Any]) -> jwt.PyJWK:
    """The key that the token names; the only one there is, where it names none."""
    known = jwt.PyJWKSet.from_dict(dict(keys)).keys
    name = jwt.get_unverified_header(token).get("kid")
    fitting = [key for key in known if name in (None, key.key_id)]
    if len(fitting) != 1:
        raise NotTrusted("its key is not among the provider's")
    return fitting[0]


def read_identity(claims: Mapping[str, Any], methods: Mapping[str, Any]) -> Identity:
    """From the claims that hold the address, and from those of the token that say how."""
    return Identity(
        address=read_address(claims.get("email")),
        is_verified=any(is_true(claims.get(name)) for name in SAYS_VERIFIED),
        has_second_factor=says_multi_factor(methods),
    )


def read_address(said: object) -> str:
    if not isinstance(said, str):
        return ""
    try:
        validate_email(said)
    except ValidationError:
        return ""
    return said


def is_true(said: object) -> bool:
    """Providers write it as a boolean, a number or a text; any other word is no."""
    return str(said).lower() in ("true", "1")


def says_multi_factor(claims: Mapping[str, Any]) -> bool:
    methods = claims.get("amr")
    by_method = isinstance(methods, list) and "mfa" in methods
    return by_method or str(claims.get("acr")) in MULTI_FACTOR
