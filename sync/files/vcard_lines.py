"""The lines of a vCard: folded and soft line breaks undone, parameters parted, values decoded by their own charset."""

import quopri
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sync.files.text import decoded

_SKIPPED = frozenset({"PHOTO", "LOGO", "SOUND", "KEY", "LABEL", "X-ABADR"})
"""Pictures, keys, and what only says an address once more."""


@dataclass(frozen=True)
class Property:
    """One property of a card: `group` is "item1" of "item1.TEL", `types` in capitals, the value still escaped."""

    name: str
    group: str
    types: frozenset[str]
    value: str


def properties_in(content: bytes) -> Iterator[Property]:
    """The properties of all cards in order, BEGIN and END among them; lines that are none are passed over."""
    for line in _logical_lines(content):
        if found := _PROPERTY.match(line):
            name, group = found["name"].decode("ascii").upper(), (found["group"] or b"").decode("ascii").lower()
            parameters = _parameters(found["parameters"].decode("latin-1"))
            if name not in _SKIPPED:
                types = parameters.get("TYPE", "").upper().replace('"', "").split(",")
                yield Property(name, group, frozenset(types), _decoded(line[found.end() :], parameters))


def value_parts(value: str) -> list[str]:
    """The parts of a value such as N or ADR, parted by semicolons; an escaped one belongs to its part."""
    return [unescaped(part).strip() for part in re.split(r"(?<!\\);", value)]


def unescaped(value: str) -> str:
    """The value as a person reads it."""
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], value)


def physical_lines(content: bytes) -> list[bytes]:
    """Lines as they stand in the file, folded ones in pieces."""
    return re.split(rb"\r\n|\n|\r", content)


def edge_of_card(physical: bytes) -> bytes:
    """BEGIN or END in capitals where the line is nothing but an edge of a card, whatever stands around it; else empty."""
    found = _EDGE.fullmatch(physical)
    return found[1].upper() if found else b""


def _logical_lines(content: bytes) -> Iterator[bytes]:
    """Lines with what was folded put back. Base64 pictures of old phones may run on without any sign of it.

    An edge of a card is never a continuation: a soft line break before END:VCARD would take the next card with it.
    The blanks before a card's first line are its margin: a card that was copied from a page has them before each line.
    """
    pieces: list[bytes] = []  # joined once: a line may be folded a million times
    is_printable = False
    margin: bytes | None = b""
    for physical in physical_lines(content):
        if edge := edge_of_card(physical):
            yield from filter(None, [b"".join(pieces), edge + b":VCARD"])
            pieces, is_printable, margin = [], False, None
            continue
        if margin is None:
            margin = physical[: len(physical) - len(physical.lstrip(b" \t"))]
        physical = physical.removeprefix(margin)
        if is_printable and pieces[-1].endswith(b"="):
            pieces[-1] = pieces[-1][:-1]
            pieces.append(physical)
        elif physical[:1] in (b" ", b"\t") and pieces:
            pieces.append(physical[1:])
        else:
            yield from filter(None, [b"".join(pieces)])
            pieces = [physical] if physical else []
            is_printable = _is_printable(physical)
    yield from filter(None, [b"".join(pieces)])


def _is_printable(line: bytes) -> bool:
    """Whether the line begins a quoted-printable value, which a sign of equality at the end carries on."""
    return b"QUOTED-PRINTABLE" in line.partition(b":")[0].upper()


def _parameters(text: str) -> Mapping[str, str]:
    """Parameters by name in capitals. vCard 2.1 writes bare types and encodings: TEL;CELL;QUOTED-PRINTABLE."""
    found: dict[str, str] = {}
    for part in re.findall(r';((?:"[^"]*"|[^;"])*)', text):
        name, equals, value = part.partition("=")
        if not equals:
            name, value = ("ENCODING" if part.upper() in _ENCODINGS else "TYPE"), part
        name = name.strip().upper()
        found[name] = f"{found[name]},{value.strip()}" if name in found else value.strip()
    return found


def _decoded(value: bytes, parameters: Mapping[str, str]) -> str:
    encoding = parameters.get("ENCODING", "").upper()
    if encoding == "QUOTED-PRINTABLE":
        value = quopri.decodestring(value)
    elif encoding in ("B", "BASE64"):
        return ""
    charset = parameters.get("CHARSET", "")
    try:
        return value.decode(charset) if charset else decoded(value)
    except (LookupError, ValueError):  # a name with a zero byte in it is no LookupError
        return decoded(value)


_EDGE = re.compile(rb'[\s"\xef\xbb\xbf\xff\xfe]*(BEGIN|END)\s*:\s*VCARD[\s"]*', re.IGNORECASE)
"""With the byte order marks that joined files have in their midst."""
_PROPERTY = re.compile(
    rb'\s*(?:(?P<group>[A-Za-z0-9\-_]+)\.)?(?P<name>[A-Za-z0-9\-]+)(?P<parameters>(?:;(?:"[^"\n]*"|[^;:"])*)*):'
)
_ENCODINGS = frozenset({"QUOTED-PRINTABLE", "BASE64", "B", "8BIT", "7BIT"})
