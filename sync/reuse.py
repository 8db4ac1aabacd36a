"""Takes rows over from the snapshot before, where neither their cells nor what checking depends on has changed."""

import json
from collections.abc import Mapping, Sequence

import duckdb
import pyarrow as pa

from records.columns import HIDDEN, name_list, quoted
from records.merged import MERGEABLE
from sync.merging_away import all_before
from sync.placing import ROWS_OF_A_TAB, TabInHand
from sync.signatures import Signature
from sync.snapshot_file import given
from validation.column import Field
from validation.kinds import SEVERAL
from validation.problems import ProblemKind
from validation.record import Record

BEFORE = "before"
"""The name under which the snapshot before is attached."""


def rows_before(record: type[Record]) -> str:
    """What stands in FROM for the rows of a table in the snapshot before, merged ones among them."""
    return all_before(record.table.key) if record in MERGEABLE else f"{BEFORE}.{quoted(record.table.key)}"


def signatures_before(connection: duckdb.DuckDBPyConnection) -> Mapping[str, Signature]:
    """The signatures of the tabs of the snapshot before, by tab."""
    found = connection.execute(f"SELECT tab, signature FROM {BEFORE}.tabs WHERE signature IS NOT NULL").fetchall()
    return {tab: Signature.from_json(text) for tab, text in found}


def take_over(
    connection: duckdb.DuckDBPyConnection, hand: TabInHand, fields: Sequence[Field], tabs: Sequence[str]
) -> list[int]:
    """Copy what is known of rows that stood in one of these tabs before; returns the indices of the others, to be checked."""
    _place(connection, hand)
    _find(connection, hand, tabs)
    _copy_rows(connection, hand, fields)
    _copy_problems(connection, hand)
    _undo_resolving(connection, hand, fields)
    place = f"{_text(hand.record.table.name)}, {_text(hand.tab.name)}"
    connection.execute(f"INSERT INTO taken_over SELECT {place}, spot + 1, was FROM taken")
    rest = connection.execute("SELECT spot FROM placed ANTI JOIN taken USING (spot) ORDER BY spot").fetchall()
    return [at for (at,) in rest]


def _place(connection: duckdb.DuckDBPyConnection, hand: TabInHand) -> None:
    columns = {"spot": pa.array(hand.indices, pa.int32()), "fingerprint": pa.array(hand.fingerprints, pa.string())}
    with given(connection, "places", pa.table(columns)):
        connection.execute("CREATE OR REPLACE TEMP TABLE placed AS SELECT * FROM places")


def _find(connection: duckdb.DuckDBPyConnection, hand: TabInHand, tabs: Sequence[str]) -> None:
    """Which row before each row is. Of rows that look the same the first is the first, the second the second.

    A row with a cell that stands for the one above is checked each time: it says something else when that one changes. So is
    a customer's row that was filled in from a register.
    """
    connection.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE known AS
        SELECT _fingerprint AS fingerprint, rowid AS was FROM {_before(hand)}
        WHERE _tab IN (SELECT unnest(?::VARCHAR[])) AND _waiting IS NULL AND NOT _derived AND _row IS NOT NULL
        AND (_tab, _row) NOT IN (SELECT (tab, row) FROM {all_before("problems")} WHERE list_contains(?, kind) AND row IS NOT NULL)
        AND (_tab, _row) NOT IN (SELECT (tab, row) FROM {BEFORE}.resolved WHERE "table" = ? AND field = '')
        """,
        [list(tabs), [ProblemKind.DITTO.value, ProblemKind.MERGED.value], hand.record.table.name],
    )
    alike = " UNION ALL ".join(
        f"SELECT count(*) > count(DISTINCT fingerprint) FROM {table}" for table in ("known", "placed")
    )
    if (True,) not in connection.execute(alike).fetchall():
        connection.execute(
            "CREATE OR REPLACE TEMP TABLE taken AS SELECT spot, was FROM placed JOIN known USING (fingerprint)"
        )
        return
    counted = "(SELECT *, row_number() OVER (PARTITION BY fingerprint ORDER BY {0}) AS turn FROM {1})"
    sides = f"{counted.format('spot', 'placed')} JOIN {counted.format('was', 'known')} USING (fingerprint, turn)"
    connection.execute(f"CREATE OR REPLACE TEMP TABLE taken AS SELECT spot, was FROM {sides}")


def _copy_rows(connection: duckdb.DuckDBPyConnection, hand: TabInHand, fields: Sequence[Field]) -> None:
    before = {name for name, *_ in connection.execute(f"DESCRIBE {_before(hand)}").fetchall()}
    shared = [field.name for field in fields if field.name in before]
    place = f"{_text(hand.tab.name)} || '!' || (spot + 1)"
    hidden = {
        "_key": f"coalesce(b.id, {place})",
        "_tab": _text(hand.tab.name),
        "_row": "spot + 1",
        "_position": f"{hand.place * ROWS_OF_A_TAB} + spot + 1",
        "_label": "CASE WHEN b._label = '#' || b._row THEN '#' || (spot + 1) ELSE b._label END",
        "_problems": "0",
    }
    values = [hidden.get(name, f"b.{name}") for name, _ in HIDDEN] + [f"b.{quoted(name)}" for name in shared]
    names = name_list([*(name for name, _ in HIDDEN), *shared])
    connection.execute(
        f"INSERT INTO {quoted(hand.record.table.key)} ({names}) "
        f"SELECT {', '.join(values)} FROM {_before(hand)} b JOIN taken ON b.rowid = was"
    )


def _copy_problems(connection: duckdb.DuckDBPyConnection, hand: TabInHand) -> None:
    connection.execute(
        f"""
        INSERT INTO found_problems
        SELECT p.kind, p."table", {_text(hand.tab.name)}, spot + 1, '', p.field, p.heading, p.found, p.proposed, p.is_certain, p.details, false
        FROM {all_before("problems")} p JOIN {_before(hand)} b ON p.tab = b._tab AND p.row = b._row JOIN taken ON b.rowid = was
        WHERE p."table" = {_text(hand.record.table.name)} AND NOT p.by_rule
        """
    )


def _undo_resolving(connection: duckdb.DuckDBPyConnection, hand: TabInHand, fields: Sequence[Field]) -> None:
    """Links by name are as typed again: this time the name may mean somebody else."""
    table = _text(hand.record.table.name)
    if not connection.execute(f'SELECT 1 FROM {BEFORE}.resolved WHERE "table" = {table} LIMIT 1').fetchone():
        return
    connection.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE unresolved AS
        SELECT spot + 1 AS row, r.field, r.value, r.typed FROM {BEFORE}.resolved r
        JOIN {_before(hand)} b ON r.tab = b._tab AND r.row = b._row JOIN taken ON b.rowid = was
        WHERE r."table" = {_text(hand.record.table.name)}
        """
    )
    names = {name for (name,) in connection.execute("SELECT DISTINCT field FROM unresolved").fetchall()}
    for field in (field for field in fields if field.name in names):
        value, name = "u.value" if field.kind in SEVERAL else "u.value[1]", _text(field.name)
        without = f"CASE WHEN u.typed IS NULL THEN {_text(json.dumps({field.name: None}))} ELSE '{{}}' END"
        connection.execute(
            f"""
            UPDATE {quoted(hand.record.table.key)} t SET {quoted(field.name)} = {value},
                _typed = nullif(json_merge_patch(t._typed, {without}), '{{}}')
            FROM unresolved u WHERE t._tab = {_text(hand.tab.name)} AND t._row = u.row AND u.field = {name}
            """
        )


def _before(hand: TabInHand) -> str:
    return rows_before(hand.record)


def _text(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
