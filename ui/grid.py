"""A page of rows as a grid: a click opens the row, a tick chooses it, a click on a heading sorts in the whole table."""

from collections.abc import Sequence
from dataclasses import replace
from hashlib import blake2b

import pandas as pd
import streamlit as st
from streamlit.elements.lib.column_types import ColumnConfig
from streamlit.typing import DataframeState

from records.query import Query
from records.rows import Row
from ui.address import RECORD, go_to, go_to_query
from ui.screen import Screen
from ui.words import heading, value_text
from validation.column import Field
from validation.kinds import NUMERIC

MOST_COLUMNS_RIGHT_TO_LEFT = 7
_WIDE = 200
_ROUND = "grid_round"


def grid(screen: Screen, query: Query, rows: Sequence[Row], columns: Sequence[Field]) -> tuple[str, ...]:
    """Draw the rows; returns the keys of those that are ticked."""
    right_to_left = screen.t.is_right_to_left
    shown = columns[:MOST_COLUMNS_RIGHT_TO_LEFT] if right_to_left else columns
    names, keys, key = [field.name for field in shown], [row.key for row in rows], _key(query, screen)
    state = st.dataframe(
        _table(screen, rows, shown), hide_index=True, height="content", row_height=32, key=key,
        alt=screen.t.gettext("Rows"), column_order=list(reversed(names)) if right_to_left else names,
        column_config=_config(shown, screen, query), on_select=lambda: _selected(key, keys, names, query),
        selection_mode=["multi-row", "single-cell", "single-column"],
    )  # fmt: skip
    return tuple(keys[row] for row in state["selection"]["rows"] if row < len(keys))


def _table(screen: Screen, rows: Sequence[Row], columns: Sequence[Field]) -> pd.DataFrame:
    cells = {field.name: [value_text(row, field, screen) for row in rows] for field in columns}
    first = columns[0].name
    cells[first] = [_marks(row) + text for row, text in zip(rows, cells[first], strict=True)]
    return pd.DataFrame(cells, dtype=str)


def _selected(key: str, keys: Sequence[str], names: Sequence[str], query: Query) -> None:
    state: DataframeState = st.session_state[key]
    selection = state["selection"]
    if selection["cells"]:
        go_to(**{RECORD: keys[selection["cells"][0][0]]})
    elif selection["columns"] and (name := selection["columns"][0]) in names:
        was = query.sort or ("", False)
        go_to_query(replace(query, sort=(name, was[0] == name and not was[1])))


def untick() -> None:
    """Take all ticks away, once what was ticked for is done."""
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1


def _key(query: Query, screen: Screen) -> str:
    """Another list is another grid: ticks of one never count in the other."""
    said = f"{query.to_text()}|{st.query_params.get('page', '')}|{screen.t.language}|{st.session_state.get(_ROUND, 0)}"
    return f"grid:{query.table}:{blake2b(said.encode(), digest_size=6).hexdigest()}"


def _marks(row: Row) -> str:
    return ("⏳ " if row.waiting else "") + ("⚠ " if row.problems else "")


def _config(columns: Sequence[Field], screen: Screen, query: Query) -> dict[str, ColumnConfig]:
    t = screen.t
    marks = t.gettext("⚠ something to check, ⏳ waiting for the sheet")
    config: dict[str, ColumnConfig] = {}
    for position, field in enumerate(columns):
        arrow = {True: " ↓", False: " ↑"}[query.sort[1]] if query.sort and query.sort[0] == field.name else ""
        config[field.name] = st.column_config.TextColumn(
            heading(field, t) + arrow,
            # Without a word on it, each text stands at the side where its own script begins.
            alignment="right" if field.kind in NUMERIC else None,
            width=_WIDE if position == 0 else None,
            help=marks if position == 0 else None,
        )
    return config
