"""What differs between the workbook as it was read before and as it is now, row by row and cell by cell, as texts."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import duckdb

from records.changes import CellChange, ChangeKind, RowChange
from records.columns import name_list, quoted
from records.stored import layout_from_json, texts_from_json
from sync.deriving import CUSTOMER
from sync.placing import TabInHand
from sync.reuse import BEFORE, rows_before, signatures_before
from sync.signatures import Signature
from validation.cells import canonical_text
from validation.checking import ANOTHER_COLUMN
from validation.kinds import SEVERAL, Kind
from validation.record import Record, fields_of

Texts = Mapping[str, str]
_IN_SHEET = "_row IS NOT NULL"
_ONLY_HERE = """
SELECT spot FROM {here} h WHERE is_own AND NOT EXISTS (SELECT 1 FROM {there} t WHERE t._key = h._key AND t.is_own)
ORDER BY _position
"""


@dataclass(frozen=True)
class Differences:
    """All changes; and by tab how many rows are gone, and how many there were."""

    changes: tuple[RowChange, ...] = ()
    gone: Mapping[str, int] = field(default_factory=dict)
    had: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class _Row:
    """A row of one side by its texts; `id` is "" where it has none of its own."""

    id: str
    tab: str
    label: str
    is_derived: bool
    texts: Texts


def differences_between(
    connection: duckdb.DuckDBPyConnection,
    hands: Sequence[TabInHand],
    signatures: Mapping[str, Signature],
    records: Iterable[type[Record]],
) -> Differences:
    """The differences between the snapshot attached as `before` and the one under build, overlays on either not counted."""
    now, before = _columns_now(hands), _columns_before(connection)
    renamed = _renamed(before, now)
    known = signatures_before(connection)
    laid_out_anew = [tab for tab, one in signatures.items() if tab in known and not one.covers(known[tab])]
    headings = {(c.tab, c.table, c.name): c.heading for c in (*reversed(before), *reversed(now))}
    changes: list[RowChange] = []
    for record in records:
        is_register = any(hand.layout.is_register and hand.record is record for hand in hands)
        given = (CUSTOMER,) if is_register else ()
        comparing = _Comparing(connection, record, renamed, laid_out_anew, headings, given)
        changes += comparing.changes()
    return Differences(tuple(changes), _gone(changes, hands), _had(connection, records))


@dataclass(frozen=True)
class _Column:
    """A column of a tab on one side."""

    tab: str
    table: str
    name: str
    heading: str
    index: int


def _columns_now(hands: Sequence[TabInHand]) -> list[_Column]:
    return [_Column(h.tab.name, f.table, f.name, f.placed.heading, f.placed.index) for h in hands for f in h.feeds]


def _columns_before(connection: duckdb.DuckDBPyConnection) -> list[_Column]:
    indices: dict[tuple[str, str], int] = {}
    for tab, layout in connection.execute(f"SELECT tab, layout FROM {BEFORE}.tabs").fetchall():
        indices |= {(tab, column.heading): column.index for column in layout_from_json(layout).columns}
    found = connection.execute(
        f'SELECT tab, "table", field, heading FROM {BEFORE}.placed_fields ORDER BY position'
    ).fetchall()
    return [_Column(tab, table, name, heading, indices[tab, heading]) for tab, table, name, heading in found]


def _renamed(before: Sequence[_Column], now: Sequence[_Column]) -> dict[tuple[str, str, str], str]:
    """Fields of the owner's that go by another name now, by (tab, table, name before): the same column under a new heading."""
    had, have = {(c.tab, c.table, c.name) for c in before}, {(c.tab, c.table, c.name) for c in now}
    fresh = [column for column in now if (column.tab, column.table, column.name) not in had]
    renamed = {}
    for old in before:
        if (old.tab, old.table, old.name) not in have:
            same = [c for c in fresh if (c.tab, c.table) == (old.tab, old.table) and old.heading == c.heading]
            same += [c for c in fresh if (c.tab, c.table) == (old.tab, old.table) and old.index == c.index]
            if same:
                renamed[old.tab, old.table, old.name] = same[0].name
    return renamed


class _Comparing:
    """The comparison of one table's rows."""

    def __init__(
        self,
        connection: duckdb.DuckDBPyConnection,
        record: type[Record],
        renamed: Mapping[tuple[str, str, str], str],
        laid_out_anew: Sequence[str],
        headings: Mapping[tuple[str, str, str], str],
        given: Sequence[str],
    ) -> None:
        self.given = given
        self.connection, self.record, self.headings = connection, record, headings
        self.laid_out_anew = list(laid_out_anew)
        self.table = record.table.name
        self.renamed = {(tab, old): new for (tab, table, old), new in renamed.items() if table == self.table}
        self.now, self.before = quoted(record.table.key), rows_before(record)

    def changes(self) -> list[RowChange]:
        """All changes of the table's rows: changed, removed, added."""
        if not self._set_apart():
            return []
        gone = self._gone_with_id() + self._without_id("rows_before", "rows_now")
        new = self._new_with_id() + self._without_id("rows_now", "rows_before")
        removed = self._rows(self.before, self.kinds_before, gone)
        added = self._rows(self.now, self.kinds_now, new)
        removed = [self._as_now(row) for row in removed]
        renumbered, removed, added = _matched(removed, added, {"id", *self.given})
        changed = [*self._changed(), *renumbered]
        changes = [change for was, row in changed if (change := self._change(was, row))]
        changes += [self._whole(ChangeKind.REMOVED, row) for row in removed]
        return changes + [self._whole(ChangeKind.ADDED, row) for row in added]

    @cached_property
    def kinds_now(self) -> dict[str, Kind]:
        """The kinds of the fields as they are now."""
        return self._kinds("placed_fields")

    @cached_property
    def kinds_before(self) -> dict[str, Kind]:
        """The kinds of the fields as they were."""
        return self._kinds(f"{BEFORE}.placed_fields")

    def _set_apart(self) -> bool:
        """Rows that were taken over are the same on both sides: only the others, if there are any, are compared."""
        taken = f"SELECT {{}} FROM taken_over WHERE \"table\" = '{self.table}'"
        columns = "_key, _fingerprint, _position, coalesce({}, false) AS is_own"
        self.connection.execute(
            f"CREATE OR REPLACE TEMP TABLE rows_before AS SELECT rowid AS spot, {columns.format(_own_id(self.before))} FROM {self.before} "
            f"WHERE {_IN_SHEET} AND rowid NOT IN ({taken.format('was')})"
        )
        self.connection.execute(
            f"CREATE OR REPLACE TEMP TABLE rows_now AS SELECT t.rowid AS spot, {columns.format(_own_id(self.now))} FROM {self.now} t "
            f"ANTI JOIN ({taken.format('tab AS _tab, row AS _row')}) USING (_tab, _row)"
        )
        some = "SELECT EXISTS (SELECT 1 FROM rows_before) OR EXISTS (SELECT 1 FROM rows_now)"
        return self.connection.execute(some).fetchone() == (True,)

    def _changed(self) -> list[tuple[_Row, _Row]]:
        """A customer who gets a row of their own beside the register's, or loses it, is not changed by that."""
        pairs = self.connection.execute(
            f"""
            SELECT b.rowid, n.rowid
            FROM rows_before rb JOIN rows_now rn ON rb._key = rn._key AND rb.is_own AND rn.is_own
            JOIN {self.before} b ON b.rowid = rb.spot JOIN {self.now} n ON n.rowid = rn.spot
            WHERE b._waiting IS NOT NULL
                OR ((b._fingerprint IS DISTINCT FROM n._fingerprint OR n._tab IN (SELECT unnest(?::VARCHAR[])))
                    AND b._derived = n._derived AND ({self._differ()}))
            ORDER BY n._position
            """,
            [self.laid_out_anew],
        ).fetchall()
        before = self._rows(self.before, self.kinds_before, [was for was, _ in pairs])
        now = self._rows(self.now, self.kinds_now, [spot for _, spot in pairs])
        return [(self._as_now(was), row) for was, row in zip(before, now, strict=True)]

    def _differ(self) -> str:
        """Whether any column of two rows differs: a quick sieve, the texts decide."""
        renamed = {old: new for (_, old), new in self.renamed.items()}
        pairs = [(old, renamed.get(old, old)) for old in self.kinds_before]
        met = {new for _, new in pairs}
        differ = ["b._typed IS DISTINCT FROM n._typed"]
        differ += [
            f"b.{quoted(old)} IS DISTINCT FROM n.{quoted(new)}" for old, new in pairs if self._comparable(old, new)
        ]
        differ += [f"b.{quoted(old)} IS NOT NULL" for old, new in pairs if new not in self.kinds_now]
        differ += ["true" for old, new in pairs if new in self.kinds_now and not self._comparable(old, new)]
        differ += [f"n.{quoted(new)} IS NOT NULL" for new in self.kinds_now if new not in met]
        return " OR ".join(differ)

    def _comparable(self, old: str, new: str) -> bool:
        return new in self.kinds_now and self.kinds_before[old] is self.kinds_now[new]

    def _gone_with_id(self) -> list[int]:
        return self._numbers(_ONLY_HERE.format(here="rows_before", there="rows_now"))

    def _new_with_id(self) -> list[int]:
        return self._numbers(_ONLY_HERE.format(here="rows_now", there="rows_before"))

    def _without_id(self, here: str, there: str) -> list[int]:
        """Rows without an id that are not on the other side; rows that look the same count one by one."""
        one = (
            "SELECT spot, _position, _fingerprint, "
            "row_number() OVER (PARTITION BY _fingerprint ORDER BY _position) AS turn FROM {table} WHERE NOT is_own"
        )
        sides = f"({one.format(table=here)}) ANTI JOIN ({one.format(table=there)}) USING (_fingerprint, turn)"
        return self._numbers(f"SELECT spot FROM {sides} ORDER BY _position")

    def _numbers(self, sql: str) -> list[int]:
        return [number for (number,) in self.connection.execute(sql).fetchall()]

    def _rows(self, table: str, kinds: Mapping[str, Kind], numbers: Sequence[int]) -> list[_Row]:
        if not numbers:
            return []
        names = name_list(["_key", "_tab", "_label", "_derived", "_typed", "_waiting", *kinds])
        wanted = "(SELECT unnest(?::BIGINT[]) AS spot, generate_subscripts(?::BIGINT[], 1) AS turn)"
        found = self.connection.execute(
            f"SELECT {names} FROM {table} t JOIN {wanted} ON t.rowid = spot ORDER BY turn",
            [list(numbers), list(numbers)],
        ).fetchall()
        underneath = self._underneath() if table == self.before else {}
        return [_row(values, kinds, underneath) for values in found]

    def _underneath(self) -> Mapping[str, Texts]:
        found = self.connection.execute(f'SELECT key, cells FROM {BEFORE}.underneath WHERE "table" = ?', [self.table])
        return {key: texts_from_json(cells) for key, cells in found.fetchall()}

    def _kinds(self, fields: str) -> dict[str, Kind]:
        found = self.connection.execute(f'SELECT DISTINCT field, kind FROM {fields} WHERE "table" = ?', [self.table])
        kinds = dict(found.fetchall())
        declared = {field.name: field.kind for field in fields_of(self.record)}
        return declared | {name: Kind(kind) for name, kind in kinds.items() if name not in declared}

    def _as_now(self, row: _Row) -> _Row:
        """A row from before with its fields under the names they have now."""
        if not self.renamed:
            return row
        return replace(row, texts={self.renamed.get((row.tab, name), name): text for name, text in row.texts.items()})

    def _change(self, was: _Row, row: _Row) -> RowChange | None:
        names = dict.fromkeys((*row.texts, *was.texts))
        cells = [self._cell(row.tab, n, was.texts.get(n, ""), row.texts.get(n, "")) for n in names]
        differing = tuple(cell for cell in cells if cell.before != cell.after)
        return RowChange(ChangeKind.CHANGED, self.table, row.tab, row.id, row.label, differing) if differing else None

    def _whole(self, kind: ChangeKind, row: _Row) -> RowChange:
        removed = kind is ChangeKind.REMOVED
        cells = (
            self._cell(row.tab, n, text if removed else "", "" if removed else text) for n, text in row.texts.items()
        )
        return RowChange(kind, self.table, row.tab, row.id, row.label, tuple(cells))

    def _cell(self, tab: str, name: str, before: str, after: str) -> CellChange:
        plain, _, heading = name.partition(ANOTHER_COLUMN)
        return CellChange(
            plain, heading or self.headings.get((tab, self.table, plain), plain.removeprefix("+")), before, after
        )


def _own_id(table: str) -> str:
    """Whether a row has an id that no other row of its side has. Rows of a doubled id are told apart by what they say."""
    return f"_key = id AND id NOT IN (SELECT id FROM {table} WHERE id IS NOT NULL AND _key <> id)"


def _row(values: tuple[Any, ...], kinds: Mapping[str, Kind], underneath: Mapping[str, Texts]) -> _Row:
    key, tab, label, is_derived, typed, waiting, *rest = values
    texts = {name: _text(kind, value) for (name, kind), value in zip(kinds.items(), rest, strict=True)}
    texts |= {**texts_from_json(typed), **(underneath.get(key, {}) if waiting else {})}
    own = texts.get("id", "") == key
    return _Row(key if own else "", tab, label, bool(is_derived), {name: text for name, text in texts.items() if text})


def _text(kind: Kind, value: Any) -> str:
    return canonical_text(kind, value or ()) if kind in SEVERAL else canonical_text(kind, value)


def _matched(
    removed: list[_Row], added: list[_Row], given: Set[str]
) -> tuple[list[tuple[_Row, _Row]], list[_Row], list[_Row]]:
    """Rows that are gone and rows that are new, of which one has no id and which else say the same, are one row.

    `given` are the fields that Bahi fills in when it numbers rows.

    So a row that got its id, or lost it, and rows without ids in a tab whose columns were moved, are not taken for others.
    """
    by_content: dict[str, list[_Row]] = defaultdict(list)
    for row in added:
        by_content[_content(row, given)].append(row)
    pairs, left = [], []
    for row in removed:
        same = [one for one in by_content.get(_content(row, given), ()) if _may_be_one(row, one)]
        if same:
            by_content[_content(row, given)].remove(same[0])
            pairs.append((_numbered(row, same[0], given), same[0]))
        else:
            left.append(row)
    taken = {id(row) for _, row in pairs}
    new = [row for row in added if id(row) not in taken]
    alike, left, new = _matched_by_id(left, new)
    return [*pairs, *alike], left, new


def _may_be_one(was: _Row, row: _Row) -> bool:
    ids = {texts["id"] for texts in (was.texts, row.texts) if "id" in texts}
    return len(ids) < 2


def _matched_by_id(removed: list[_Row], added: list[_Row]) -> tuple[list[tuple[_Row, _Row]], list[_Row], list[_Row]]:
    """Rows of an id that stands in several rows: which of them was edited is told by what the others say."""
    by_id: dict[str, list[_Row]] = defaultdict(list)
    for row in added:
        by_id[row.texts.get("id", "")].append(row)
    pairs, left = [], []
    for row in removed:
        same = by_id.get(row.texts.get("id", ""), []) if "id" in row.texts else []
        if same:
            pairs.append((row, same.pop(0)))
        else:
            left.append(row)
    taken = {id(row) for _, row in pairs}
    return pairs, left, [row for row in added if id(row) not in taken]


def _content(row: _Row, given: Set[str]) -> str:
    return json.dumps({name: text for name, text in row.texts.items() if name not in given}, sort_keys=True) + row.tab


def _numbered(row: _Row, same: _Row, given: Set[str]) -> _Row:
    """A row that was given its id has not been changed by anybody."""
    return row if row.id else replace(row, texts={**row.texts, **{n: t for n, t in same.texts.items() if n in given}})


def _gone(changes: Iterable[RowChange], hands: Sequence[TabInHand]) -> dict[str, int]:
    """How many rows are gone from each tab. A row without an id that was edited is gone and new: it does not count."""
    feeding = {hand.tab.name: hand.record.table.name for hand in hands}
    gone: Counter[str] = Counter()
    replaced: Counter[str] = Counter()
    for change in (one for one in changes if feeding.get(one.tab, one.table) == one.table):
        gone[change.tab] += change.kind is ChangeKind.REMOVED
        replaced[change.tab] += change.kind is ChangeKind.ADDED and not change.id
    return {tab: count - min(count, replaced[tab]) for tab, count in gone.items()}


def _had(connection: duckdb.DuckDBPyConnection, records: Iterable[type[Record]]) -> dict[str, int]:
    had: Counter[str] = Counter()
    for record in records:
        sql = f"SELECT _tab, count(*) FROM {rows_before(record)} WHERE {_IN_SHEET} AND NOT _derived GROUP BY _tab"
        had.update(dict(connection.execute(sql).fetchall()))
    return dict(had)
