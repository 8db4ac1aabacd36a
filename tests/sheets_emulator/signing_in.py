"""Google's OAuth token endpoint: an assertion or a refresh token becomes a bearer token that names its author."""

import base64
import binascii
import json
from typing import Any
from urllib.parse import parse_qs

from .calls import Answer, Call
from .world import APP

PATH = "/token"
JWT_BEARER = "urn:ietf:params:oauth:grant-type:jwt-bearer"
LASTS = 3600
UNREADABLE = "Invalid JWT: Could not decode the JWT."
TOO_LONG = (
    "Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe. "
    "Check your iat and exp values in the JWT claim."
)
NO_SCOPE = "Invalid OAuth scope or ID token audience provided."


def token(call: Call) -> Answer:
    """`POST /token`, in Google's words; the token is the author's address. Signatures are not checked."""
    form = _form(call)
    grant = form.get("grant_type", "")
    if grant == JWT_BEARER:
        return _for_assertion(form.get("assertion", ""))
    if grant == "refresh_token":
        return _for_refresh_token(form)
    if grant == "authorization_code":
        return _for_code(form)
    if not grant:
        return refused("invalid_request", "Required parameter is missing: grant_type")
    return refused("unsupported_grant_type", f"Invalid grant_type: {grant}")


def refused(error: str, description: str) -> Answer:
    """RFC 6749's error body."""
    return Answer({"error": error, "error_description": description}, 400)


def _form(call: Call) -> dict[str, str]:
    if call.content_type.startswith("application/json"):
        return {name: str(value) for name, value in call.body().items()}
    return {name: values[-1] for name, values in parse_qs(call.content.decode("latin-1")).items()}


def _for_assertion(assertion: str) -> Answer:
    if not assertion:
        return refused("invalid_request", "Required parameter is missing: assertion")
    claims = _claims(assertion)
    if claims is None:
        return refused("invalid_grant", UNREADABLE)
    author = str(claims.get("sub") or claims.get("iss") or "")
    if "@" not in author:
        return refused("invalid_grant", "Invalid grant: account not found")
    if not _is_short_lived(claims):
        return refused("invalid_grant", TOO_LONG)
    if not claims.get("scope"):
        return refused("invalid_scope", NO_SCOPE)
    return _granted(author)


def _for_refresh_token(form: dict[str, str]) -> Answer:
    refresh_token = form.get("refresh_token", "")
    if not refresh_token:
        return refused("invalid_request", "Missing required parameter: refresh_token")
    author = refresh_token if "@" in refresh_token else APP
    return _granted(author, {"scope": form["scope"]} if form.get("scope") else {})


def _for_code(form: dict[str, str]) -> Answer:
    """The code that the sign-in page sent back is the author's address, and so is the refresh token."""
    code = form.get("code", "")
    if "@" not in code:
        return refused("invalid_grant", "Malformed auth code.")
    return _granted(code, {"refresh_token": code})


def _granted(author: str, more: dict[str, str] | None = None) -> Answer:
    answer = {"access_token": author, "expires_in": LASTS, "token_type": "Bearer"}
    return Answer(answer | (more or {}), headers={"Cache-Control": "no-store"})


def _claims(assertion: str) -> dict[str, Any] | None:
    """What a JWT says; None if it is none."""
    parts = assertion.split(".")
    if len(parts) != 3 or not parts[2]:
        return None
    header, claims = (_opened(part) for part in parts[:2])
    return claims if header and claims and header.get("alg") == "RS256" else None


def _opened(part: str) -> dict[str, Any] | None:
    try:
        found = json.loads(base64.b64decode(part + "=" * (-len(part) % 4), altchars=b"-_", validate=True))
    except (binascii.Error, ValueError):
        return None
    return found if isinstance(found, dict) else None


def _is_short_lived(claims: dict[str, Any]) -> bool:
    issued, ends = claims.get("iat"), claims.get("exp")
    if not isinstance(issued, int | float) or not isinstance(ends, int | float):
        return False
    return 0 < ends - issued <= LASTS
