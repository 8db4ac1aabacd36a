"""A call as it came in, and an answer as it goes out."""

import json
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, unquote

from .encoding import encoded
from .errors import Refused

JSON_TYPE = "application/json; charset=UTF-8"


@dataclass(frozen=True)
class Call:
    """One request to the API."""

    method: str
    path: str
    query: dict[str, list[str]]
    content: bytes
    author: str
    signed_in: bool = True
    number: int = 0
    content_type: str = ""

    def text(self, name: str) -> str:
        """A query parameter, empty if it is not there."""
        return self.query.get(name, [""])[-1]

    def flag(self, name: str) -> bool:
        """A query parameter that is true or false, in any letters."""
        return self.text(name).lower() == "true"

    def body(self) -> Any:
        """The JSON body; nothing counts as {}."""
        if not self.content.strip():
            return {}
        try:
            return json.loads(self.content)
        except ValueError:
            raise Refused("Invalid JSON payload received. Unexpected token.") from None


@dataclass(frozen=True)
class Answer:
    """What goes back; `body` is JSON unless it is bytes or text."""

    body: Any
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)

    def encoded(self) -> tuple[bytes, str]:
        """The bytes and their content type."""
        kind = self.headers.get("Content-Type", JSON_TYPE)
        if isinstance(self.body, bytes):
            return self.body, kind
        if isinstance(self.body, str):
            return self.body.encode(), self.headers.get("Content-Type", "text/html; charset=UTF-8")
        return encoded(self.body), kind


def parsed_path(target: str) -> tuple[str, dict[str, list[str]]]:
    """The raw path and the query of a request line."""
    path, _, query = target.partition("?")
    return path, parse_qs(query, keep_blank_values=True)


def unquoted(part: str) -> str:
    """One part of a path, decoded."""
    return unquote(part)
