"""What else lives only in the state folder: views, settings, decisions, refused edits; small, and kept whole."""

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from hashlib import blake2b
from typing import Any

from sqlalchemy import Connection, Date, DateTime, Table, insert, select

from sync.mirror.mark import BROUGHT_BACK, MARK, mark_in
from sync.mirror.packing import LONGEST_PART, PARTS, packed
from sync.outbox import EntryState
from sync.place import Place
from sync.state import HISTORY, MERGED_CELLS, MERGES, METADATA, OUTBOX, SETTINGS, SNAPSHOTS, set_setting, setting

Documents = Mapping[str, Any]
_REFUSED = "refused"
_FILES = "files"
_KEPT_FILES = ("app.json",)
"""Choices about the app itself, kept beside the state."""


def documents(connection: Connection, place: Place) -> Documents:
    """Every small table whole, the edits that wait for a person's decision, and the choices about the app.

    Edits that wait for the sheet are not among them: whenever this can be written, they can.
    """
    found: dict[str, Any] = {table.name: _rows(connection, table) for table in _small_tables()}
    refused = select(OUTBOX).where(OUTBOX.c.state == EntryState.CONFLICT.value).order_by(OUTBOX.c.number)
    found[_REFUSED] = [_plain(row._asdict()) for row in connection.execute(refused)]
    found["choice"] = mark_in(connection).choice
    paths = {name: place.state / name for name in _KEPT_FILES}
    found[_FILES] = {name: path.read_text(encoding="utf-8") for name, path in paths.items() if path.exists()}
    return found


def documents_text(found: Documents) -> str:
    """As written. The oldest merges give way where there is more than one row holds: the history knows of them too."""
    while len(text := packed(found)) > PARTS * LONGEST_PART:
        if not found.get(MERGES.name):
            return ""
        found = _without_oldest_merges(found)
    return text


def _without_oldest_merges(found: Documents) -> Documents:
    merges = sorted(found[MERGES.name], key=lambda merge: merge["at"])
    newest = merges[-(len(merges) // 2) :] if len(merges) > 1 else []
    names = {merge["name"] for merge in newest}
    cells = [cell for cell in found[MERGED_CELLS.name] if cell["merge"] in names]
    return {**found, MERGES.name: newest, MERGED_CELLS.name: cells}


def print_of(found: Documents) -> str:
    """Differs whenever they do."""
    return blake2b(json.dumps(found, sort_keys=True).encode(), digest_size=8).hexdigest()


def put_back(connection: Connection, place: Place, found: Documents) -> None:
    """Bring them back, wherever this place has nothing of its own."""
    for table in _small_tables():
        _put_table_back(connection, table, found.get(table.name, ()))
    known = {row.operation for row in connection.execute(select(OUTBOX.c.operation))}
    _insert(connection, OUTBOX, [row for row in found.get(_REFUSED, ()) if row["operation"] not in known])
    for name, text in found.get(_FILES, {}).items():
        path = place.state / name
        if name in _KEPT_FILES and not path.exists():
            path.write_text(text, encoding="utf-8")


def _small_tables() -> list[Table]:
    return [table for table in METADATA.sorted_tables if table not in (SNAPSHOTS, OUTBOX, HISTORY)]


def _rows(connection: Connection, table: Table) -> list[dict[str, Any]]:
    rows = connection.execute(select(table).order_by(*table.primary_key.columns))
    return [_plain(row._asdict()) for row in rows if table is not SETTINGS or row.name not in (MARK, BROUGHT_BACK)]


def _plain(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in row.items()}


def _put_table_back(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    if table is SETTINGS:
        for row in rows:
            if not setting(connection, row["name"]):
                set_setting(connection, row["name"], row["value"])
    elif connection.execute(select(table).limit(1)).first() is None:
        _insert(connection, table, rows)


def _insert(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Columns that this version of Bahi does not have are left out; the outbox counts anew."""
    counted = {"number"} if table is OUTBOX else set()
    names = set(table.c.keys()) - counted
    given = [{name: _typed(table, name, value) for name, value in row.items() if name in names} for row in rows]
    if given:
        connection.execute(insert(table), given)


def _typed(table: Table, name: str, value: Any) -> Any:
    kind = table.c[name].type
    if not isinstance(value, str):
        return value
    if isinstance(kind, DateTime):
        return datetime.fromisoformat(value)
    return date.fromisoformat(value) if isinstance(kind, Date) else value
