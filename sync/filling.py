"""Fills a snapshot file with what a workbook holds: rows tab by tab, what is known of the tabs themselves, and the settings."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

import duckdb

from records.snapshot import TabState
from records.stored import business_to_json, layout_to_json
from sync.placing import TabInHand
from sync.reuse import take_over
from sync.signatures import Signature
from sync.snapshot_file import Fields, insert_rows, insert_tuples, stage_problems
from sync.snapshot_rows import arrow_rows
from validation.business import Business
from validation.checking import check_rows
from validation.column import Field
from validation.feeds import Feed, feeds_of
from validation.layout import TabLayout
from validation.record import fields_of
from validation.sheet import RawTab
from validation.tables import TABLES

ROWS_AT_ONCE = 50_000
"""So many rows are checked before they are written: it bounds the memory."""


def in_hand(tabs: Sequence[RawTab], layouts: Sequence[TabLayout], business: Business) -> tuple[TabInHand, ...]:
    """The tabs that were recognised, in the workbook's order."""
    raw = {tab.name: tab for tab in tabs}
    feeds = feeds_of(layouts, business)
    return tuple(
        TabInHand(raw[layout.tab], layout, feeds[layout.tab], place)
        for place, layout in enumerate(layouts)
        if layout.table
    )


def all_fields(feeds: Iterable[Feed]) -> Fields:
    """The fields of every table: all declared ones, then the custom ones that have a column."""
    customs: dict[str, dict[str, Field]] = {}
    for feed in feeds:
        if feed.placed.is_custom:
            customs.setdefault(feed.table, {}).setdefault(feed.name, feed.field)
    return {r.table.name: (*fields_of(r), *customs.get(r.table.name, {}).values()) for r in TABLES}


def fields_with_columns(fields: Fields, feeds: Iterable[Feed]) -> Fields:
    """Those of the fields that some tab has a column for."""
    placed = {(feed.table, feed.name) for feed in feeds}
    return {table: tuple(field for field in own if (table, field.name) in placed) for table, own in fields.items()}


def fill_rows(
    connection: duckdb.DuckDBPyConnection,
    hand: TabInHand,
    fields: Fields,
    business: Business,
    *,
    signature: Signature,
    before: Mapping[str, Signature],
) -> None:
    """Put a tab's rows in: taken over where they are known, checked where not."""
    same = [tab for tab, known in before.items() if signature.covers(known)]
    own = fields[hand.record.table.name]
    places = list(range(len(hand.indices)))
    if same:
        known = dict(zip(hand.indices, places, strict=True))
        places = [known[index] for index in take_over(connection, hand, own, same)]
    for start in range(0, len(places), ROWS_AT_ONCE):
        _fill_checked(connection, hand, own, business, places[start : start + ROWS_AT_ONCE])


def _fill_checked(
    connection: duckdb.DuckDBPyConnection,
    hand: TabInHand,
    fields: Sequence[Field],
    business: Business,
    places: Sequence[int],
) -> None:
    indices = [hand.indices[place] for place in places]
    checked = check_rows(hand.tab, hand.layout, indices, hand.record, business, hand.feeds)
    ids = checked.columns.get("id") or [None] * len(indices)
    hidden: dict[str, Sequence[object]] = {
        "_key": [id or f"{hand.tab.name}!{index + 1}" for id, index in zip(ids, indices, strict=True)],
        "_position": list(map(hand.position, indices)),
        "_fingerprint": [hand.fingerprints[place] for place in places],
    }
    insert_rows(connection, hand.record, arrow_rows(checked, hidden, fields))
    stage_problems(connection, checked.problems)


def fill_tabs(
    connection: duckdb.DuckDBPyConnection,
    layouts: Sequence[TabLayout],
    hands: Sequence[TabInHand],
    signatures: Mapping[str, Signature],
) -> tuple[TabState, ...]:
    """Put in what each tab is, and its rows that are no records."""
    known = {hand.tab.name: hand for hand in hands}
    states = tuple(_state(layout, known.get(layout.tab)) for layout in layouts)
    for place, s in enumerate(states):
        counts = (s.header_row, s.rows, s.not_records, s.is_register, s.looks_like)
        row = (s.tab, s.table, place, *counts, layout_to_json(s.layout), _said(signatures, s.tab))
        insert_tuples(connection, "tabs", [row])
    insert_tuples(connection, "others", [other for hand in hands for other in hand.others()])
    return states


def _state(layout: TabLayout, hand: TabInHand | None) -> TabState:
    return TabState(
        tab=layout.tab,
        table=layout.table or "",
        header_row=layout.header_row,
        rows=len(hand.indices) if hand else 0,
        not_records=hand.not_records if hand else 0,
        is_register=bool(hand) and layout.is_register,
        looks_like=layout.looks_like,
        layout=layout,
    )


def _said(signatures: Mapping[str, Signature], tab: str) -> str | None:
    return signatures[tab].to_json() if tab in signatures else None


def fill_fields(connection: duckdb.DuckDBPyConnection, hands: Sequence[TabInHand]) -> None:
    """Put in which column of which tab each field has."""
    feeds = [(hand.tab.name, feed) for hand in hands for feed in hand.feeds]
    insert_tuples(
        connection,
        "placed_fields",
        [
            (
                f.table,
                f.name,
                f.placed.heading,
                f.column.kind.value,
                f.placed.is_custom,
                place,
                tab,
                f.placed.has_formulas,
            )
            for place, (tab, f) in enumerate(feeds)
        ],
    )


def fill_meta(
    connection: duckdb.DuckDBPyConnection, business: Business, *, workbook: str, version: str, taken_at: datetime
) -> None:
    """Put in the settings, and what the snapshot is of."""
    meta = {
        "workbook": workbook,
        "version": version,
        "taken_at": taken_at.isoformat(),
        "business": business_to_json(business),
    }
    insert_tuples(connection, "meta", meta.items())
