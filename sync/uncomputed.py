"""Formulas that nobody has computed since the file was saved: their cells keep the last value that was known."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

import duckdb

from records.columns import name_list
from records.stored import texts_from_json
from sync.placing import TabInHand
from sync.reuse import rows_before
from validation.feeds import Feed
from validation.kinds import SEVERAL
from validation.sheet import RawCell, RawTab, cell_text


def with_known_values(connection: duckdb.DuckDBPyConnection, hand: TabInHand) -> TabInHand:
    """The tab with what the snapshot before knew of its formulas without a value. Rows are found by id, else by their place."""
    columns = {row[0] for row in connection.execute(f"DESCRIBE {rows_before(hand.record)}").fetchall()}
    feeds = [
        feed
        for feed in hand.feeds
        if hand.tab.uncomputed.get(feed.placed.index) and feed.table == hand.record.table.name and feed.name in columns
    ]
    if not feeds:
        return hand
    known = _known(connection, hand, feeds)
    rows = list(hand.tab.rows)
    for index in {row - 1 for feed in feeds for row in hand.tab.uncomputed[feed.placed.index]}:
        rows[index] = _filled(hand.tab, index, feeds, known.get(_key(hand, index), {}))
    return replace(hand, tab=replace(hand.tab, rows=rows))


def _known(
    connection: duckdb.DuckDBPyConnection, hand: TabInHand, feeds: Sequence[Feed]
) -> dict[str, dict[str, RawCell]]:
    """The last known cells by key and field."""
    names = list(dict.fromkeys(feed.name for feed in feeds))
    several = {feed.name for feed in feeds if feed.column.kind in SEVERAL}
    sql = f"SELECT _key, _typed, {name_list(names)} FROM {rows_before(hand.record)}"
    known = {}
    for key, typed, *values in connection.execute(sql).fetchall():
        texts = texts_from_json(typed)
        cells = {n: texts.get(n) or _raw(value) for n, value in zip(names, values, strict=True) if n not in several}
        known[key] = {**cells, **{name: texts[name] for name in several if name in texts}}
    return known


def _key(hand: TabInHand, index: int) -> str:
    place = next((feed.placed.index for feed in hand.feeds if feed.name == "id"), None)
    row = hand.tab.rows[index]
    own = cell_text(row[place]) if place is not None and len(row) > place else ""
    return own or f"{hand.tab.name}!{index + 1}"


def _filled(tab: RawTab, index: int, feeds: Sequence[Feed], known: Mapping[str, RawCell]) -> list[RawCell]:
    row = list(tab.rows[index])
    for feed in feeds:
        place = feed.placed.index
        if index + 1 in tab.uncomputed[place] and known.get(feed.name) is not None:
            row += [None] * (place + 1 - len(row))
            row[place] = known[feed.name]
    return row


def _raw(value: Any) -> RawCell:
    """A value as the cell that a reader of spreadsheets hands over for it."""
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, date) and not isinstance(value, datetime):
        return datetime.combine(value, time.min)
    return value  # type: ignore[no-any-return]
