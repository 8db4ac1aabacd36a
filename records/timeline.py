"""Everything that happened with somebody, newest first: calls, sales, payments, complaints, and changes of the row itself."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from records.changes import HistoryEntry
from records.columns import quoted
from records.rows import Row
from records.snapshot import Snapshot
from validation.kinds import SEVERAL
from validation.record import Record, field_of
from validation.tables import record_named, tables_linked

_PEOPLE = "Contacts"


@dataclass(frozen=True)
class Moment:
    """One thing that happened: a row of another table, or a change of the record's own row.

    `at` is midnight for what is known by its day only. `through` is (key, label) of the contact by whom an organisation has it.
    """

    at: datetime
    table: str = ""
    row: Row | None = None
    entry: HistoryEntry | None = None
    through: tuple[str, str] | None = None


def timeline(
    snapshot: Snapshot, table: str, key: str, changes: Iterable[HistoryEntry] = (), *, limit: int = 50, offset: int = 0
) -> tuple[Moment, ...]:
    """What happened with a contact or an organisation (with its people too), newest first, and the changes given."""
    name = record_named(table).table.name
    people = _people_of(snapshot, name, key)
    found = _found(snapshot, name, key, list(people), limit + offset)
    rows = _rows(snapshot, found)
    moments = [
        Moment(at, of, rows[of, spot], through=(party, people[party]) if party in people else None)
        for at, of, spot, party in found
    ]
    moments += [Moment(entry.at, entry.table, entry=entry) for entry in changes]
    return tuple(sorted(moments, key=lambda moment: moment.at, reverse=True)[offset : offset + limit])


def _people_of(snapshot: Snapshot, table: str, key: str) -> dict[str, str]:
    """The contacts of an organisation, with their names; none of anything else."""
    if table != "Organisations":
        return {}
    sql = "SELECT _key, _label FROM contacts WHERE organisation = ?"
    return dict(snapshot.cursor().execute(sql, [key]).fetchall())


def _found(
    snapshot: Snapshot, table: str, key: str, people: Sequence[str], limit: int
) -> list[tuple[datetime, str, int, str]]:
    """(when, table, row id, whose) of the newest rows."""
    parts: list[str] = []
    asked: list[Any] = []
    for record in (state.record for state in snapshot.states() if state.table.happened):
        for party in record.table.parties:
            if keys := _keys(record, party, table, key, people):
                parts.append(_part(record, party, len(keys)))
                asked += keys
    if not parts:
        return []
    # A row that names the organisation and one of its people is one thing that happened: the organisation's own.
    once = "row_number() OVER (PARTITION BY name, spot ORDER BY party <> ?) = 1"
    sql = (
        f"SELECT happened, name, spot, party FROM ({' UNION ALL '.join(parts)}) QUALIFY {once} "
        f"ORDER BY happened DESC, name, place DESC LIMIT {int(limit)}"
    )
    return snapshot.cursor().execute(sql, [*asked, key]).fetchall()


def _keys(record: type[Record], party: str, table: str, key: str, people: Sequence[str]) -> list[str]:
    linked = {target.table.name for target in tables_linked(field_of(record, party).column)}
    return ([key] if table in linked else []) + (list(people) if _PEOPLE in linked else [])


def _part(record: type[Record], party: str, keys: int) -> str:
    table, name, happened = record.table, quoted(party), quoted(record.table.happened)
    columns = f"CAST({happened} AS TIMESTAMP) AS happened, '{table.name}' AS name, spot, place, party"
    marks = ", ".join("?" * keys)
    if field_of(record, party).kind not in SEVERAL:
        rows = f"SELECT rowid AS spot, _position AS place, {happened}, {name} AS party FROM {quoted(table.key)} WHERE {name} IN ({marks})"
        return f"SELECT {columns} FROM ({rows}) WHERE {happened} IS NOT NULL"
    rows = f"SELECT rowid AS spot, _position AS place, {happened}, unnest({name}) AS party FROM {quoted(table.key)}"
    return f"SELECT {columns} FROM ({rows}) WHERE party IN ({marks}) AND {happened} IS NOT NULL"


def _rows(snapshot: Snapshot, found: Sequence[tuple[datetime, str, int, str]]) -> dict[tuple[str, int], Row]:
    spots: dict[str, list[int]] = {}
    for _, table, spot, _ in found:
        spots.setdefault(table, []).append(spot)
    return {
        (table, spot): row
        for table, some in spots.items()
        for spot, row in zip(some, snapshot.rows_at(table, some), strict=True)
    }
