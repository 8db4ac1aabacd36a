"""A person's own sign-in with Google, for whoever cannot or will not make a key: their browser opens and comes back here."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sync.google import sentences
from sync.google.client import SCOPES
from sync.google.keys import Key
from sync.workbook import WorkbookUnavailable

_MINUTES = 10
_KEPT = ("client_id", "client_secret", "refresh_token", "token_uri")


def sign_in(client: Mapping[str, Any], *, opens_browser: bool = True, port: int = 0) -> Key:
    """Let a person sign in, and return what lets us in from then on; the address to open is printed to stdout as well.

    Raises WorkbookUnavailable where nobody did, or not everything was allowed.
    """
    from google_auth_oauthlib.flow import InstalledAppFlow, WSGITimeoutError  # type: ignore[import-untyped]
    from oauthlib.oauth2 import OAuth2Error  # type: ignore[import-untyped]

    flow = InstalledAppFlow.from_client_config(client, SCOPES)
    try:
        signed_in = flow.run_local_server(
            port=port,
            open_browser=opens_browser,
            authorization_prompt_message=sentences.SIGN_IN_HERE,
            success_message=sentences.SIGNED_IN,
            timeout_seconds=60 * _MINUTES,
            prompt="consent",
        )
    except WSGITimeoutError as error:
        raise WorkbookUnavailable(sentences.NOT_SIGNED_IN, minutes=_MINUTES) from error
    except OAuth2Error as error:
        raise WorkbookUnavailable(sentences.SIGN_IN_REFUSED, reason=error.error) from error
    except Warning as fewer_scopes:
        # oauthlib's way to say that a box on Google's page was not ticked.
        raise WorkbookUnavailable(sentences.NOT_TICKED) from fewer_scopes
    kept = json.loads(signed_in.to_json())
    return {"type": "authorized_user"} | {name: kept[name] for name in _KEPT}


def client_in(path: Path) -> Mapping[str, Any]:
    """The sign-in client in a file as the Google Cloud console hands it out. Raises WorkbookUnavailable."""
    try:
        client = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise WorkbookUnavailable(sentences.NOT_A_CLIENT) from error
    if isinstance(client, dict) and "web" in client:
        raise WorkbookUnavailable(sentences.NOT_DESKTOP)
    if not isinstance(client, dict) or "installed" not in client:
        raise WorkbookUnavailable(sentences.NOT_A_CLIENT)
    return client
