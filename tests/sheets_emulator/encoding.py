"""Answers as bytes, where a big part may be written already: a sheet of millions of cells is not held twice."""

import json
import re
from dataclasses import dataclass, field
from typing import Any

MARK = re.compile(rb'"\\u0000(\d+)\\u0000"')


@dataclass(frozen=True)
class Encoded:
    """A list whose items are JSON already."""

    items: list[bytes] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.items)


def compact(body: Any) -> bytes:
    """JSON without blanks, letters of all scripts as they are."""
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()


def encoded(body: Any) -> bytes:
    """The body as JSON, each `Encoded` in its place."""
    parts: list[Encoded] = []

    def marked(part: Any) -> str:
        if not isinstance(part, Encoded):
            raise TypeError(f"{type(part)} is not JSON")
        parts.append(part)
        return f"\0{len(parts) - 1}\0"

    text = json.dumps(body, ensure_ascii=False, separators=(",", ":"), default=marked).encode()
    if not parts:
        return text
    between = MARK.split(text)  # text, number, text, number, ..., text
    return b"".join(
        piece if at % 2 == 0 else b"[" + b",".join(parts[int(piece)].items) + b"]" for at, piece in enumerate(between)
    )
