"""Reads values of the owner's lists: stages, sources, roles, in any spelling that is certainly theirs."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence

from validation.business import Choice
from validation.cells.reading import Read, Reader, counts_as_empty, one_line, shown_text, spaces_problem, unclear
from validation.cells.words import parts_of
from validation.problems import ProblemKind
from validation.sheet import RawCell

LIKENESS_WORTH_ASKING = 70
"""Of 100, by rapidfuzz: above it a value of the list is proposed for an unknown word."""


def choice_reader(choices: Sequence[Choice]) -> Reader:
    """Reads one value. An unknown word stays the value, so that lists and filters show it, and is named."""
    known = _spellings(choices)

    def read(cell: RawCell) -> Read:
        typed = shown_text(cell)
        text = one_line(typed)
        value = known.get(spelling(text))
        if value is None and counts_as_empty(text):
            return Read(None)
        if value is not None or not known:
            return Read(value or text or None, spaces_problem(typed, value or text) if text != typed else None)
        return unclear(ProblemKind.CHOICE_UNKNOWN, text, likely_choice(text, known), value=text)

    return read


def choices_reader(choices: Sequence[Choice]) -> Reader:
    """Reads several values; a slash or "and" parts them too where all the parts are known."""
    known = _spellings(choices)

    def read(cell: RawCell) -> Read:
        typed = shown_text(cell)
        if known and spelling(typed) in known:
            return Read((known[spelling(typed)],))
        values = _values(parts_of(typed), known)
        strangers = [value for value in values if known and spelling(value) not in known]
        if not strangers:
            return Read(values)
        likely = [likely_choice(value, known) if value in strangers else value for value in values]
        proposed = ", ".join(dict.fromkeys(value for value in likely if value)) if None not in likely else None
        return unclear(ProblemKind.CHOICE_UNKNOWN, ", ".join(strangers), proposed, value=values)

    return read


def spelling(text: str) -> str:
    """What two spellings of one value share: "follow-up", "Follow up" and "followup" are the same."""
    return _BETWEEN_WORDS.sub("", unicodedata.normalize("NFKC", text).casefold())


def likely_choice(text: str, known: Mapping[str, str]) -> str | None:
    """The value of the list that was probably meant, or None."""
    from rapidfuzz import fuzz, process

    found = process.extractOne(spelling(text), known.keys(), scorer=fuzz.ratio, score_cutoff=LIKENESS_WORTH_ASKING)
    return known[found[0]] if found else None


def _values(parts: Iterable[str], known: Mapping[str, str]) -> tuple[str, ...]:
    values: dict[str, None] = {}
    for part in parts:
        pieces = [part] if spelling(part) in known else _BETWEEN_KNOWN.split(part)
        if all(spelling(piece) in known for piece in pieces):
            values.update((known[spelling(piece)], None) for piece in pieces)
        else:
            values[part] = None
    return tuple(values)


def _spellings(choices: Sequence[Choice]) -> dict[str, str]:
    """Value by spelling. The values themselves come first, so that an alias never takes another value's own word."""
    known = {spelling(choice.value): choice.value for choice in choices}
    for choice in choices:
        for other in (choice.label, *choice.aliases):
            if other:
                known.setdefault(spelling(other), choice.value)
    known.pop("", None)
    return known


_BETWEEN_WORDS = re.compile(r"[\s\-_./'’]+")
_BETWEEN_KNOWN = re.compile(r"\s*[/&+]\s*|\s+(?:and|aur|और|اور)\s+", re.IGNORECASE)
