"""Drive's search language: `name = 'Shop' and (mimeType = '...' or not trashed = true) and 'ID' in parents`."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from .errors import Refused
from .world import File

TOKEN = re.compile(r"""\s*('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|[()]|!=|<=|>=|[=<>]|[\w.+:-]+)""")
COMPARING: dict[str, Callable[[str, str], bool]] = {
    "=": lambda a, b: a == b,
    "!=": lambda a, b: a != b,
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
    "contains": lambda a, b: b.casefold() in a.casefold(),
}
Test = Callable[[File], bool]


def fits(question: str) -> Test:
    """What a file must be. Trashed files are found too, as with Drive, unless the question says `trashed = false`."""
    tokens = _tokens(question)
    if not tokens:
        return lambda file: True
    reader = _Reader(tokens)
    test = reader.either()
    if reader.tokens:
        raise _wrong()
    return test


def _tokens(question: str) -> list[str]:
    tokens, at = [], 0
    while question[at:].strip():
        found = TOKEN.match(question, at)
        if not found:
            raise _wrong()
        tokens.append(found[1])
        at = found.end()
    return tokens


def _wrong() -> Refused:
    return Refused("Invalid Value")


@dataclass
class _Reader:
    tokens: list[str]

    def _next(self) -> str:
        if not self.tokens:
            raise _wrong()
        return self.tokens.pop(0)

    def _meets(self, word: str) -> bool:
        if self.tokens and self.tokens[0].lower() == word:
            self.tokens.pop(0)
            return True
        return False

    def either(self) -> Test:
        first = self._both()
        while self._meets("or"):
            first = _either(first, self._both())
        return first

    def _both(self) -> Test:
        first = self._one()
        while self._meets("and"):
            first = _both(first, self._one())
        return first

    def _one(self) -> Test:
        if self._meets("not"):
            return _not(self._one())
        if self._meets("("):
            inner = self.either()
            if not self._meets(")"):
                raise _wrong()
            return inner
        return _comparison(self._next(), self._next(), self._next())


def _either(first: Test, second: Test) -> Test:
    return lambda file: first(file) or second(file)


def _both(first: Test, second: Test) -> Test:
    return lambda file: first(file) and second(file)


def _not(test: Test) -> Test:
    return lambda file: not test(file)


def _comparison(left: str, operator: str, right: str) -> Test:
    if operator == "in":  # people write it both ways round: 'ID' in parents, parents in "ID"
        collection, wanted = (right, left) if left[0] in "'\"" else (left, right)
        return _membership(collection, _text(wanted))
    if operator not in COMPARING:
        raise _wrong()
    compare, wanted = COMPARING[operator], _text(right)
    return lambda file: compare(_field(file, left), wanted)


def _membership(collection: str, wanted: str) -> Test:
    if collection == "parents":
        return lambda file: wanted in file.parents
    roles = {"owners": ("owner",), "writers": ("owner", "writer"), "readers": ("owner", "writer", "reader")}
    if collection not in roles:
        raise _wrong()
    return lambda file: (
        wanted == "me"
        or any(one.get("emailAddress") == wanted and one["role"] in roles[collection] for one in file.permissions)
    )


def _text(token: str) -> str:
    return re.sub(r"\\(.)", r"\1", token[1:-1]) if token[0] in "'\"" else token


def _field(file: File, name: str) -> str:
    fields = {
        "name": file.name,
        "fullText": file.name,
        "mimeType": file.mime_type,
        "trashed": str(file.trashed).lower(),
        "modifiedTime": file.modified.strftime("%Y-%m-%dT%H:%M:%S"),
        "createdTime": file.created.strftime("%Y-%m-%dT%H:%M:%S"),
        "sharedWithMe": "false",
        "starred": "false",
    }
    if name not in fields:
        raise _wrong()
    return fields[name]
