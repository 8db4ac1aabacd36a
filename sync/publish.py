"""Writes the snapshot of a workbook: rows checked, or taken over where nothing has changed; rules; the outbox laid over."""

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import duckdb

from records.changes import RowChange
from records.columns import quoted
from records.snapshot import TabState
from records.stored import business_from_json
from sync.deriving import derive_customers
from sync.differences import Differences, differences_between
from sync.filling import all_fields, fields_with_columns, fill_fields, fill_meta, fill_rows, fill_tabs, in_hand
from sync.finishing import run_rules, settle_keys, settle_problems
from sync.laying_over import lay_over
from sync.merging_away import create_merged_tables, put_away, put_back
from sync.overlay import Overlay
from sync.placing import TabInHand
from sync.reuse import signatures_before
from sync.signatures import Signature, signature_of
from sync.snapshot_file import Fields, building_path, create_tables, remove, written
from sync.uncomputed import with_known_values
from validation.business import Business
from validation.column import Field
from validation.feeds import custom_column
from validation.kinds import Kind
from validation.layout import TabLayout
from validation.record import fields_of
from validation.sheet import RawTab
from validation.tables import TABLES, Contact

__all__ = ["Build", "Overlay", "build_snapshot", "overlay_snapshot"]


@dataclass(frozen=True)
class Build:
    """What building a snapshot found out. Changes are against the workbook as it was read before, overlays not counted."""

    path: Path
    rows: Mapping[str, int]
    """Rows by table, those waiting in the outbox among them."""
    changes: tuple[RowChange, ...]
    gone: Mapping[str, int]
    """How many rows are gone from each tab."""
    had: Mapping[str, int]
    """How many rows each tab had."""
    tabs: tuple[TabState, ...]
    without_id: Mapping[str, int]
    """Rows that have no id, by tab."""


def build_snapshot(
    path: Path,
    *,
    tabs: Sequence[RawTab],
    layouts: Sequence[TabLayout],
    business: Business,
    workbook: str,
    version: str,
    taken_at: datetime,
    previous: Path | None,
    overlay: Sequence[Overlay] = (),
) -> Build:
    """Write the snapshot of these tabs to `path`. Rows that `previous` has with the same cells are not checked again."""
    hands = in_hand(tabs, layouts, business)
    feeds = [feed for hand in hands for feed in hand.feeds]
    fields = all_fields(feeds)
    signatures = {hand.tab.name: signature_of(hand.tab, hand.feeds, business) for hand in hands}
    with written(path, previous) as connection:
        create_tables(connection, fields)
        hands = tuple(with_known_values(connection, hand) for hand in hands) if previous else hands
        states = fill_tabs(connection, layouts, hands, signatures)
        fill_fields(connection, hands)
        fill_meta(connection, business, workbook=workbook, version=version, taken_at=taken_at)
        known = signatures_before(connection) if previous else {}
        _fill(connection, hands, fields, business, signatures, known)
        put_away(connection)
        run_rules(connection, fields_with_columns(fields, feeds), business)
        put_back(connection)
        differences = differences_between(connection, hands, signatures, TABLES) if previous else Differences()
        without_id = _without_id(connection)
        lay_over(connection, overlay, fields, business)
        rows = _counts(connection)
    return Build(path, rows, differences.changes, differences.gone, differences.had, states, without_id)


def overlay_snapshot(path: Path, *, previous: Path, overlay: Sequence[Overlay], taken_at: datetime) -> None:
    """Write a copy of a snapshot with these overlays, and no others, over the workbook's rows."""
    try:
        shutil.copyfile(previous, building_path(path))
        with written(path) as connection:
            meta = dict(connection.execute("SELECT name, value FROM meta").fetchall())
            business = business_from_json(meta["business"])
            create_merged_tables(connection)
            connection.execute("UPDATE meta SET value = ? WHERE name = 'taken_at'", [taken_at.isoformat()])
            lay_over(connection, overlay, _fields_of(connection), business)
    except BaseException:
        remove(building_path(path))
        raise


def _fill(
    connection: duckdb.DuckDBPyConnection,
    hands: Sequence[TabInHand],
    fields: Fields,
    business: Business,
    signatures: Mapping[str, Signature],
    before: Mapping[str, Signature],
) -> None:
    for hand in hands:
        fill_rows(connection, hand, fields, business, signature=signatures[hand.tab.name], before=before)
    if registers := [hand for hand in hands if hand.layout.is_register]:
        derive_customers(connection, registers, fields[Contact.table.name], business)
    tables = list(dict.fromkeys(feed.table for hand in hands for feed in hand.feeds))
    settle_keys(connection, tables)
    settle_problems(connection, tables)


def _fields_of(connection: duckdb.DuckDBPyConnection) -> Fields:
    """The fields of the tables in a file, in the order of their columns."""
    found = connection.execute(
        'SELECT "table", field, heading, kind FROM placed_fields WHERE is_custom ORDER BY position'
    ).fetchall()
    customs: dict[str, dict[str, Field]] = {}
    for table, name, heading, kind in found:
        field = Field(name, custom_column(heading, Kind(kind)), is_custom=True)
        customs.setdefault(table, {}).setdefault(name, field)
    return {r.table.name: (*fields_of(r), *customs.get(r.table.name, {}).values()) for r in TABLES}


def _without_id(connection: duckdb.DuckDBPyConnection) -> dict[str, int]:
    one = "SELECT _tab, count(*) FROM {table} WHERE id IS NULL AND NOT _derived GROUP BY _tab"
    sql = " UNION ALL ".join(one.format(table=quoted(record.table.key)) for record in TABLES)
    return dict(connection.execute(sql).fetchall())


def _counts(connection: duckdb.DuckDBPyConnection) -> dict[str, int]:
    one = "SELECT '{name}', count(*) FROM {table}"
    sql = " UNION ALL ".join(one.format(name=r.table.name, table=quoted(r.table.key)) for r in TABLES)
    return {table: count for table, count in connection.execute(sql).fetchall() if count}
