"""What an entry of the history says, in words that an owner reads: days, money and names, not the cells' own texts."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from records.changes import ChangeKind, HistoryEntry
from records.matched_rows import MATCHED
from records.shown import shown
from ui.screen import Screen
from validation.column import Field
from validation.kinds import Kind
from validation.record import fields_of
from validation.tables import record_named

_LONGEST = 300


def whose(screen: Screen, entry: HistoryEntry) -> str:
    """The row by name; a payment or a call has none, so it goes by the customer's."""
    is_about = any(field.column.links_to for field in _fields(entry).values())
    return _names(screen, [entry.label]).get(entry.label, entry.label) if is_about else entry.label


def what_changed(screen: Screen, entry: HistoryEntry) -> str:
    """The change in one line: nothing in it is formatting."""
    t = screen.t
    if entry.kind is ChangeKind.CHANGED:
        empty = t.gettext("(empty)")
        parts = {
            "heading": entry.heading,
            "before": short(entry.before) or empty,
            "after": short(entry.after) or empty,
        }
        return t.gettext("{heading}: {before} → {after}").format(**parts)
    texts: dict[str, str] = json.loads(entry.after or entry.before or "{}")
    words = t.gettext("Row added: {values}") if entry.kind is ChangeKind.ADDED else t.gettext("Row deleted: {values}")
    return words.format(values=short(", ".join(_said(screen, entry, texts))))


def short(text: str) -> str:
    """The beginning of a long text, on one line."""
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"


def _said(screen: Screen, entry: HistoryEntry, texts: Mapping[str, str]) -> Iterator[str]:
    fields = _fields(entry)
    linked = {name for name in texts if name in fields and fields[name].column.links_to}
    names = _names(screen, [texts[name] for name in linked])
    for name, text in texts.items():
        # A register's customer without an id is known as name|phone: that is nobody's word.
        if name == "id" or (name in linked and text not in names and "|" in text):
            continue
        kind = fields[name].kind if name in fields else Kind.TEXT
        yield names[text] if name in linked and text in names else _as_read(screen, text, kind)


def _as_read(screen: Screen, text: str, kind: Kind) -> str:
    """A cell's text in the way of the person's language, where it is a day or an amount; else as it is."""
    try:
        match kind:
            case Kind.DATE:
                return shown(date.fromisoformat(text), kind, screen.t)
            case Kind.MOMENT:
                return shown(datetime.fromisoformat(text), kind, screen.t)
            case Kind.MONEY:
                return shown(Decimal(text), kind, screen.t, screen.currency)
            case _:
                return text
    except (ValueError, InvalidOperation):
        return text


def _fields(entry: HistoryEntry) -> Mapping[str, Field]:
    return {field.name: field for field in fields_of(record_named(entry.table))}


def _names(screen: Screen, keys: Sequence[str]) -> Mapping[str, str]:
    """The names of those customers and firms among the keys who are there."""
    found = screen.snapshot.labels(dict.fromkeys(MATCHED, keys)) if keys else {}
    return {key: label for (_, key), label in found.items()}
