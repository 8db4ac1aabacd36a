"""What a row says in parts: a name in first, middle and last, a birthday in year, month and day."""

from collections.abc import Iterator, Mapping
from datetime import date

from sync.importing.source import Said, SourceRow
from validation.heading_words import heading_key

_MIDDLE = frozenset({"middlename", "additionalname", "secondname"})
_SUFFIX = frozenset({"suffix", "namesuffix", "individualsuffix"})
_BIRTH = {"birthyear": 0, "birthmonth": 1, "birthday": 2}


def put_together(row: SourceRow) -> SourceRow:
    """The row with what its parts make, where it does not say that itself."""
    if row.table != "Contacts":
        return row
    made = dict(_made(row))
    if not made:
        return row
    return row.with_said(made)


def _made(row: SourceRow) -> Iterator[tuple[str, str]]:
    if "name" not in row.says and (name := _name(row.says)):
        yield "name", name
    if "birthday" not in row.says and (day := _birthday(row.says)):
        yield "birthday", day.isoformat()


def _name(says: Mapping[str, Said]) -> str:
    """First, middle and last name; "" where neither the first nor the last is there."""
    first, last = (str(says.get(name, "")) for name in ("first_name", "last_name"))
    if not (first or last):
        return ""
    return " ".join(filter(None, (first, _custom(says, _MIDDLE), last, _custom(says, _SUFFIX))))


def _custom(says: Mapping[str, Said], keys: frozenset[str]) -> str:
    return next((str(said) for name, said in says.items() if name[:1] == "+" and heading_key(name[1:]) in keys), "")


def _birthday(says: Mapping[str, Said]) -> date | None:
    found = {heading_key(name[1:]): str(said) for name, said in says.items() if name[:1] == "+"}
    parts = [found.get(key, "") for key in _BIRTH]
    if not all(part.isascii() and part.isdigit() for part in parts):
        return None
    try:
        return date(*map(int, parts))
    except ValueError:
        return None
