"""The key with which Google lets us in: a service account's or a person's sign-in, where it is kept, and whose it is."""

import json
import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from google.auth.credentials import Credentials

from sync.google import sentences
from sync.google.client import SheetsClient, credentials_from
from sync.google.limits import SHARED
from sync.workbook import WorkbookUnavailable

Key = Mapping[str, Any]
"""A service account's key as Google hands it out, or `client_id`, `client_secret` and `refresh_token` of a sign-in."""

KEPT_KEY = Path("state") / "google-key.json"
_GIVEN = "BAHI_GOOGLE_KEY"
_SECRETS = Path(".streamlit") / "secrets.toml"
_SECTIONS = ("google", "gcp_service_account")


@dataclass(frozen=True)
class FoundKey:
    """A key and where it was found: the name of a variable or of a file. It is never shown, so its `repr` hides it."""

    key: Key = field(repr=False)
    where: str

    @property
    def account(self) -> str:
        """The e-mail address that a sheet has to be shared with; "" for a person's own sign-in."""
        return account_of(self.key)

    @property
    def is_kept(self) -> bool:
        """Whether Bahi keeps it itself, so that it can be forgotten in the app."""
        return self.where == str(KEPT_KEY)


def found_key() -> FoundKey | None:
    """BAHI_GOOGLE_KEY (a file or the JSON itself), else [google] in secrets.toml, else what `keep_key` kept.

    Raises WorkbookUnavailable where something is there that is no key.
    """
    if given := os.environ.get(_GIVEN, "").strip():
        return FoundKey(key_in(given if given.startswith("{") else _text(Path(given))), _GIVEN)
    for folder in (Path(), Path.home()):
        if (folder / _SECRETS).is_file() and (section := _section(folder / _SECRETS)):
            return FoundKey(section, str(folder / _SECRETS))
    return FoundKey(key_in(_text(KEPT_KEY)), str(KEPT_KEY)) if KEPT_KEY.is_file() else None


def google_key() -> Key | None:
    """The key alone. Raises as `found_key`."""
    found = found_key()
    return found.key if found else None


def key_in(text: str) -> Key:
    """The key in a JSON text. Raises WorkbookUnavailable in words that say what the text is instead."""
    try:
        key = json.loads(text)
    except ValueError as error:
        raise WorkbookUnavailable(sentences.NOT_A_KEY) from error
    if isinstance(key, dict) and ("installed" in key or "web" in key):
        raise WorkbookUnavailable(sentences.SIGN_IN_CLIENT)
    if not isinstance(key, dict) or not _is_key(key):
        raise WorkbookUnavailable(sentences.NOT_A_KEY)
    credentials_from(key)
    return key


def keep_key(key: Key) -> Path:
    """Keep a key for this installation, readable by its owner only; returns where."""
    KEPT_KEY.parent.mkdir(parents=True, exist_ok=True)
    fresh = KEPT_KEY.with_suffix(".new")
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
        json.dump(dict(key), file)
    fresh.replace(KEPT_KEY)
    return KEPT_KEY


def forget_key() -> None:
    """Forget what `keep_key` kept."""
    KEPT_KEY.unlink(missing_ok=True)


def account_of(key: Key) -> str:
    """The e-mail address that a sheet has to be shared with; "" for a person's own sign-in."""
    return str(key.get("client_email", ""))


def client_for(key: Key) -> SheetsClient:
    """A client that asks with this key; all of one process share one limit a minute."""
    signed_in = _signed_in(json.dumps(dict(key), sort_keys=True))
    return SheetsClient(signed_in, base=other_google(), limiter=SHARED.limiter, pace=SHARED.pace)


@lru_cache(maxsize=4)
def _signed_in(key: str) -> Credentials:
    """One sign-in for each key: Google's token of it is good for an hour."""
    return credentials_from(json.loads(key))


def other_google() -> str:
    """The address that is asked in the place of Google's, in tests; "" for Google."""
    return os.environ.get("BAHI_GOOGLE_API", "")


def _section(secrets: Path) -> Key | None:
    try:
        found = tomllib.loads(_text(secrets))
    except tomllib.TOMLDecodeError as error:
        raise WorkbookUnavailable(sentences.BROKEN_SECRETS, file=str(secrets), reason=str(error)) from error
    sections = (found[name] for name in _SECTIONS if isinstance(found.get(name), dict))
    return next((section for section in sections if _is_key(section)), None)


def _is_key(section: Mapping[str, Any]) -> bool:
    return {"private_key", "client_email"} <= section.keys() or "refresh_token" in section


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise WorkbookUnavailable(sentences.NO_KEY_FILE, file=str(path)) from error
