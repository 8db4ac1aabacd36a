"""Small snapshot files for tests: records given by hand, as they would have been understood."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from records.columns import name_list, quoted
from records.snapshot import Snapshot
from records.stored import business_to_json
from sync.merging_away import put_away
from sync.snapshot_file import create_tables, insert_problems, insert_tuples, written
from validation.business import Business
from validation.problems import Problem
from validation.record import fields_of
from validation.tables import TABLES

TODAY = date(2024, 3, 31)
Rows = Mapping[str, Sequence[Mapping[str, Any]]]
"""Records by table key, each a mapping of fields; its name stands for it, else its id."""


def snapshot_of(
    folder: Path, rows: Rows, *, problems: Sequence[Problem] = (), business: Business = Business(), today: date = TODAY
) -> Snapshot:
    """The snapshot of a workbook with these records, open."""
    path = folder / "s1.duckdb"
    with written(path) as connection:
        create_tables(connection, {record.table.name: fields_of(record) for record in TABLES})
        meta = {"taken_at": f"{today}T10:42:00", "workbook": "shop.xlsx", "version": "1"}
        insert_tuples(connection, "meta", (meta | {"business": business_to_json(business)}).items())
        for table, records in rows.items():
            for number, record in enumerate(records, 1):
                _insert(connection, table, number, record)
        insert_problems(connection, problems)
        put_away(connection)
    return Snapshot.open(path, today=lambda: today)


def _insert(connection: Any, table: str, number: int, record: Mapping[str, Any]) -> None:
    key = record.get("id") or f"{table}!{number + 1}"
    place = {"_key": key, "_tab": table.title(), "_row": number + 1, "_position": number}
    cells = place | {"_label": record.get("name", key), "_search": "", "_problems": 0} | dict(record)
    marks = ", ".join("?" * len(cells))
    connection.execute(f"INSERT INTO {quoted(table)} ({name_list(list(cells))}) VALUES ({marks})", list(cells.values()))
