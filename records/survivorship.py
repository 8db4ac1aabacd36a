"""Which value of each field survives when rows are merged: proposed, with where it comes from, and free to be chosen otherwise."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from records.list_words import words_for
from records.merged import MERGED_INTO
from records.rows import Row
from validation.business import Business
from validation.column import Field
from validation.folding import fold
from validation.kinds import SEVERAL, Kind

UNITED = "*"
"""Stands for a row's key where the values of all rows are put together."""
NOT_CHOSEN = frozenset({"id", MERGED_INTO, "opening_balance"})
"""Never copied: who a row is, and money of the beginning, which each row keeps and the account adds up."""
Changed = Mapping[tuple[str, str], datetime]
"""When a field of a row was last changed, by (key, field), as far as history knows."""


@dataclass(frozen=True)
class Candidate:
    """What one row has in a field. `key` is the row's; `changed_at` is None where history knows of no change."""

    key: str
    text: str
    value: Any
    changed_at: datetime | None = None
    is_verified: bool = False


@dataclass(frozen=True)
class FieldChoice:
    """One field: what the rows hold (those where it is not empty), and whose value the surviving row is to have."""

    field: Field
    candidates: tuple[Candidate, ...]
    chosen: str
    """A row's key, UNITED, or "" where no row has anything."""
    before: str
    """The text that the surviving row has now."""
    kept: str
    """The key of the surviving row."""

    @property
    def differs(self) -> bool:
        """Whether the rows say different things."""
        return len({_same(one) for one in self.candidates}) > 1

    @property
    def can_be_united(self) -> bool:
        """Whether it holds several things, or words, so that nothing need be left out."""
        return joiner_of(self.field) is not None

    @property
    def text(self) -> str:
        """What the surviving row will say: as it says it now, where that means the same."""
        if self.chosen == UNITED:
            return _united(self)
        chosen = next((one for one in self.candidates if one.key == self.chosen), None)
        own = next((one for one in self.candidates if one.key == self.kept), None)
        if chosen is None:
            return self.before
        return self.before if own and _same(own) == _same(chosen) else chosen.text

    def choosing(self, key: str) -> "FieldChoice":
        """The same with another row's value; a key that has none changes nothing."""
        known = {one.key for one in self.candidates} | ({UNITED} if self.can_be_united else set())
        return replace(self, chosen=key) if key in known else self


def choices_for_merge(
    rows: Sequence[Row], kept: str, fields: Sequence[Field], business: Business, changed: Changed
) -> tuple[FieldChoice, ...]:
    """One choice for each field in which any of the rows has something; the surviving row's own value comes first."""
    ordered = sorted(rows, key=lambda row: row.key != kept)
    verified = max((row.values.get("last_verified_on") or date.min for row in rows), default=date.min)
    group = frozenset(row.key for row in rows)
    choices = []
    for field in fields:
        if field.name not in NOT_CHOSEN and (found := _candidates(ordered, field, group, changed, verified)):
            before = next((row.text(field.name) for row in ordered if row.key == kept), "")
            choices.append(FieldChoice(field, found, _proposed(field, found, business), before, kept))
    return _with_both_scripts(_addresses_together(choices), fields, ordered)


def _candidates(
    rows: Iterable[Row], field: Field, group: frozenset[str], changed: Changed, verified: date
) -> tuple[Candidate, ...]:
    found = []
    for row in rows:
        text, value = row.text(field.name), row.values.get(field.name)
        if text and value not in group:  # nobody is referred by himself
            is_verified = verified != date.min and row.values.get("last_verified_on") == verified
            found.append(Candidate(row.key, text, value, changed.get((row.key, field.name)), is_verified))
    return tuple(found)


def _proposed(field: Field, candidates: Sequence[Candidate], business: Business) -> str:
    """Several things are united; a refusal stands; else what was verified, then what is newest, then the surviving row's own."""
    if joiner_of(field) is not None:
        return UNITED
    refused = _refusals(field, business)
    if no := next((one.key for one in candidates if fold(one.text).replace(" ", "_") in refused), ""):
        return no
    if field.name == "created_on":
        return min(candidates, key=lambda one: one.value or date.max).key
    if field.name == "last_verified_on":
        return max(candidates, key=lambda one: one.value or date.min).key
    understood = [one for one in candidates if one.value not in (None, ())] or candidates
    return max(understood, key=_standing).key


def _standing(one: Candidate) -> tuple[bool, datetime]:
    return one.is_verified, one.changed_at or datetime.min


def _refusals(field: Field, business: Business) -> frozenset[str]:
    asked = _CAUTIOUS.get(field.name)
    return frozenset(words_for(business, *asked)) if asked else frozenset()


def _addresses_together(choices: Sequence[FieldChoice]) -> list[FieldChoice]:
    """The parts of an address come from one row where that has them: the street of one and the city of another are nowhere."""
    parts = [choice for choice in choices if choice.field.name in _ADDRESS]
    rows: dict[str, tuple[bool, datetime, int]] = {}
    for one in (one for choice in parts for one in choice.candidates):
        was = rows.get(one.key, (False, datetime.min, 0))
        rows[one.key] = (*max(was[:2], _standing(one)), was[2] + 1)
    best = max(rows, key=lambda key: rows[key], default="")
    return [choice.choosing(best) if choice.field.name in _ADDRESS else choice for choice in choices]


def _with_both_scripts(
    choices: list[FieldChoice], fields: Sequence[Field], rows: Sequence[Row]
) -> tuple[FieldChoice, ...]:
    """A name that another row has in another script goes where names in the other script stand, if nothing is there yet."""
    other = next((field for field in fields if field.name == _OTHER_SCRIPT), None)
    name = next((choice for choice in choices if choice.field.name == "name"), None)
    if other is None or name is None or any(choice.field.name == _OTHER_SCRIPT for choice in choices):
        return tuple(choices)
    scripts = {one.key: script_of(one.text) for one in name.candidates}
    own = scripts.get(name.chosen, "")
    found = tuple(one for one in name.candidates if own and scripts[one.key] not in ("", own))
    if not found:
        return tuple(choices)
    kept = rows[0].key if rows else name.kept
    # The candidates are the names themselves: whose value it is, is the row whose name it was.
    fresh = FieldChoice(other, found, found[0].key, rows[0].text(_OTHER_SCRIPT) if rows else "", kept)
    at = choices.index(name) + 1
    return (*choices[:at], fresh, *choices[at:])


def script_of(text: str) -> str:
    """The script that a text begins with, as Unicode names it: LATIN, DEVANAGARI, ARABIC; "" where it has no letters."""
    letter = next((letter for letter in text if letter.isalpha()), "")
    return unicodedata.name(letter, "").partition(" ")[0] if letter else ""


def _same(one: Candidate) -> object:
    """Equal for cells that say the same in other ways."""
    if one.value in (None, (), ""):
        return fold(one.text)
    if isinstance(one.value, tuple):
        return tuple(sorted(map(fold, one.value)))
    return fold(one.value) if isinstance(one.value, str) else one.value


def _united(choice: FieldChoice) -> str:
    """The surviving row's own text, and behind it what the others have beside that."""
    joiner = joiner_of(choice.field) or ", "
    own = next((one for one in choice.candidates if one.key == choice.kept), None)
    said, parts = (_said(own), [choice.before]) if own else (set(), [])
    for one in choice.candidates:
        for text, meaning in _parts(one):
            if meaning not in said:
                said.add(meaning)
                parts.append(text)
    return joiner.join(filter(None, parts))


def _said(one: Candidate) -> set[str]:
    return {meaning for _, meaning in _parts(one)}


def _parts(one: Candidate) -> list[tuple[str, str]]:
    """(as typed, what it means) of each thing in a cell; what could not be understood is left where it is."""
    if not isinstance(one.value, tuple):
        return [(one.text, fold(one.text))]
    typed = [part.strip() for part in re.split(r"[,;/|\n]+", one.text) if part.strip()]
    texts = typed if len(typed) == len(one.value) else one.value
    return [(text, fold(value)) for text, value in zip(texts, one.value, strict=True)]


def joiner_of(field: Field) -> str | None:
    """What stands between things put together; None where only one can be."""
    if field.kind in SEVERAL and field.kind is not Kind.LINKS:
        return ", "
    return _WORDS.get(field.name)


_OTHER_SCRIPT = "name_other_script"
_WORDS = {"notes": "\n", "needs": "\n", "phone_notes": "; "}
_CAUTIOUS = {"may_we_message": ("Consent", ("no",)), "relationship": ("Relationships", ("none",))}
"""Fields in which whoever said no is not asked again because another row knows nothing of it."""
_ADDRESS = frozenset(
    {"address", "landmark", "mohalla", "area", "city", "tehsil", "district", "state", "postal_code", "country"}
)
