"""Every request and its answer, written down as it happens, without tokens, addresses of people or project numbers."""

import json
import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Lock
from typing import Any, TextIO
from urllib.parse import parse_qsl, unquote, urlsplit

from requests import PreparedRequest, RequestException, Response
from requests.adapters import BaseAdapter, HTTPAdapter

from sync.google.client import Json, SheetsClient

_LONGEST = 100_000
_SHOWN = 1_000
_TEST = "first-day"
_PERSONAL = ("displayName", "photoLink", "permissionId", "access_token", "key", "oauth_token")
_HIDDEN = "removed"
_CLEANED = (
    (re.compile(r"(?<![\w.+%-])[\w.+%-]+@[\w-]+(?:\.[\w-]+)+"), "someone@example.com"),
    (re.compile(r"\bya29\.[\w.-]+|\bBearer [\w.~+/=-]+"), _HIDDEN),
    (re.compile(r"(project(?:_number:|s/|=))[\w-]+"), r"\g<1>0"),
)
_ENDPOINTS: tuple[tuple[str, str, str], ...] = (
    ("POST", r"/v4/spreadsheets", "spreadsheets.create"),
    ("GET", r"/v4/spreadsheets/[^/:]+", "spreadsheets.get"),
    ("POST", r"/v4/spreadsheets/[^/:]+:batchUpdate", "sheets.batchUpdate"),
    ("GET", r"/v4/spreadsheets/[^/:]+/values:batchGet", "values.batchGet"),
    ("POST", r"/v4/spreadsheets/[^/:]+/developerMetadata:search", "developerMetadata.search"),
    ("GET", r"/drive/v3/files/[^/]+", "drive.files.get"),
    ("DELETE", r"/drive/v3/files/[^/]+", "drive.files.delete"),
    ("POST", r"/drive/v3/files/[^/]+/copy", "drive.files.copy"),
    ("GET", r"/drive/v3/files/[^/]+/revisions", "drive.revisions.list"),
    ("GET", r"/drive/v3/files/[^/]+/export", "drive.files.export"),
)


@dataclass(eq=False)
class Recorder(BaseAdapter):
    """Stands between a client and the network."""

    file: TextIO
    clock: Callable[[], float] = time.monotonic
    experiment: str = ""
    calls: int = 0
    seconds: float = 0.0
    host: str = ""
    """Who was asked last."""
    _network: HTTPAdapter = field(default_factory=HTTPAdapter)
    _lock: Lock = field(default_factory=Lock)

    def send(self, request: PreparedRequest, *args: Any, **kwargs: Any) -> Response:
        """Send and write down; a dropped connection is written down as an answer without a status."""
        started = self.clock()
        response = None
        try:
            response = self._network.send(request, *args, **kwargs)
            # Read here, so that a connection dropped in the middle of an answer counts as one.
            _ = response.content
        except RequestException:
            self._note(request, None, started)
            raise
        self._note(request, response, started)
        return response

    def close(self) -> None:
        """Let go of the connections."""
        self._network.close()

    def _note(self, request: PreparedRequest, response: Response | None, started: float) -> None:
        seconds = self.clock() - started
        token = str(request.headers.get("Authorization", "")).removeprefix("Bearer ")
        with self._lock:
            pair = _pair(request, response, token)
            self.host = pair["host"]
            place = {"test": pair.pop("test", _TEST), "i": self.calls, "experiment": self.experiment}
            line = place | pair | {"seconds": round(seconds, 4)}
            self.file.write(json.dumps(line, ensure_ascii=False) + "\n")
            self.file.flush()
            self.calls += 1
            self.seconds += seconds


@contextmanager
def recorded(client: SheetsClient, file: TextIO) -> Iterator[Recorder]:
    """Writes down all that the client asks, until the block ends."""
    recorder = Recorder(file)
    before = dict(client.session.adapters)
    client.session.mount("https://", recorder)
    client.session.mount("http://", recorder)
    try:
        yield recorder
    finally:
        for prefix, adapter in before.items():
            client.session.mount(prefix, adapter)
        recorder.close()


def cleaned(value: Any, token: str = "") -> Any:
    """The same without what could name or let in anybody."""
    if isinstance(value, dict):
        return {name: _HIDDEN if name in _PERSONAL else cleaned(one, token) for name, one in value.items()}
    if isinstance(value, list):
        return [cleaned(one, token) for one in value]
    if not isinstance(value, str):
        return value
    text = value.replace(token, _HIDDEN) if token else value
    for pattern, instead in _CLEANED:
        text = pattern.sub(instead, text)
    return text


def _pair(request: PreparedRequest, response: Response | None, token: str) -> Json:
    parts = urlsplit(str(request.url))
    method, path = str(request.method), unquote(parts.path)
    query = [[name, _HIDDEN if name in _PERSONAL else value] for name, value in parse_qsl(parts.query)]
    body, body_raw = _content(request.body, token)
    answer, answer_raw = _content(response.content if response is not None else None, token)
    headers = response.headers if response is not None else {}
    is_cut = (body is None and body_raw is not None) or (answer is None and answer_raw is not None)
    return {
        # What is cut cannot be replayed; under a name of its own it is passed over.
        **({"test": f"{_TEST} (cut)"} if is_cut else {}),
        "endpoint": _endpoint(method, parts.path),
        "method": method,
        "host": parts.netloc,
        "path": path,
        "raw_path": parts.path,
        "query": cleaned(query, token),
        "body": body,
        "body_raw": body_raw,
        "request_content_type": request.headers.get("Content-Type"),
        "status": response.status_code if response is not None else None,
        "content_type": headers.get("Content-Type"),
        "date": headers.get("Date"),
        "response": answer,
        "response_raw": answer_raw,
    }


def _content(content: object, token: str) -> tuple[Any, str | None]:
    """A body as JSON, else the beginning of its text."""
    if not isinstance(content, bytes | str) or not content:
        return None, None
    text = content if isinstance(content, str) else _text(content)
    try:
        found = json.loads(text) if len(text) <= _LONGEST else None
    except ValueError:
        found = None
    if found is not None:
        return cleaned(found, token), None
    return None, cleaned(text[:_SHOWN] + f"... ({len(text)} characters)" * (len(text) > _SHOWN), token)


def _text(content: bytes) -> str:
    try:
        return content.decode()
    except UnicodeDecodeError:
        return f"({len(content)} bytes)"


def _endpoint(method: str, path: str) -> str:
    return next((name for verb, pattern, name in _ENDPOINTS if verb == method and re.fullmatch(pattern, path)), path)
