"""A merge that is not remembered, put together from what the history says of it: after a machine was lost, say."""

import re
from collections.abc import Mapping, Sequence
from itertools import takewhile
from typing import Any

from sqlalchemy import Row as Found
from sqlalchemy import select

from records.changes import Origin
from records.merged import MERGED_INTO
from records.rows import Row
from records.snapshot import Snapshot
from sync.merges import Merge, MergedCell
from sync.outbox import new_operation
from sync.place import Place
from sync.state import HISTORY, state_as_read
from validation.folding import fold

_MOST = 5_000
Entry = Found[Any]
"""A row of the history."""


def merge_in_history(place: Place, snapshot: Snapshot, table: str, key: str) -> Merge | None:
    """The merge by which a row went where it says; None where the history knows of none that was made here."""
    row = snapshot.rows_of(table, [key]).get(key)
    kept = row.text(MERGED_INTO) if row else ""
    entries = _written_with(place, table, key, kept)
    if not entries:
        return None
    gone = [entry.record for entry in entries if _is_word(entry, table, kept)]
    rows, last = snapshot.rows_of(table, [*gone, kept]), entries[0]
    cells = tuple(_cell(entry) for entry in reversed(entries) if _belongs(entry, table, kept, gone, rows))
    labels = {one: rows[one].label if one in rows else one for one in gone}
    label = rows[kept].label if kept in rows else kept
    return Merge(new_operation(), "", last.at, last.author, table, kept, label, labels, cells)


def _written_with(place: Place, table: str, key: str, kept: str) -> list[Entry]:
    """What the push wrote of it, newest first: a merge writes the words of all its rows last."""
    column = HISTORY.c
    word = (column.table == table) & (column.field == MERGED_INTO) & (column.after == kept)
    ours = select(HISTORY).where(word, column.record == key, column.origin == Origin.APP.value)
    with state_as_read(place.state) as connection:
        said = connection.execute(ours.order_by(column.number.desc()).limit(1)).first() if kept else None
        if said is None:
            return []
        same = (column.at == said.at) & (column.author == said.author) & (column.origin == said.origin)
        later = select(HISTORY).where(same, column.number > said.number).order_by(column.number)
        earlier = select(HISTORY).where(same, column.number <= said.number).order_by(column.number.desc())
        behind, before = (connection.execute(query.limit(_MOST)).all() for query in (later, earlier))
    more = [*takewhile(lambda entry: _is_word(entry, table, kept), behind)]
    words = [*takewhile(lambda entry: _is_word(entry, table, kept), before)]
    return [*reversed(more), *words, *takewhile(lambda entry: _leads(entry, table, kept), before[len(words) :])]


def _is_word(entry: Entry, table: str, kept: str) -> bool:
    return bool(entry.table == table and entry.field == MERGED_INTO and entry.after == kept)


def _leads(entry: Entry, table: str, kept: str) -> bool:
    """Whether a cell was led to the kept row, or is that row's own."""
    is_own = (entry.table, entry.record) == (table, kept)
    return entry.field not in ("", MERGED_INTO) and (is_own or kept in _parts(entry.after))


def _belongs(entry: Entry, table: str, kept: str, gone: Sequence[str], rows: Mapping[str, Row]) -> bool:
    """Of the kept row only what came from the others; an edit of its own may have gone out in the same push."""
    if (entry.table, entry.record) != (table, kept) or not entry.after:
        return True
    names = {entry.field, "name"} if entry.field == "name_other_script" else {entry.field}
    theirs = {fold(part) for key in gone if key in rows for name in names for part in _parts(rows[key].text(name))}
    return {fold(part) for part in _parts(entry.after)} - {fold(part) for part in _parts(entry.before)} <= theirs


def _cell(entry: Entry) -> MergedCell:
    return MergedCell(entry.table, entry.record, entry.field, entry.before, entry.after)


def _parts(text: str) -> list[str]:
    return [part.strip() for part in re.split(r"[,;/|\n]+", text) if part.strip()]
