"""How the columns of files to be brought in were understood, each correctable by a choice."""

from collections.abc import Sequence

import streamlit as st

from sync.importing.plan import ImportPlan
from sync.importing.planning import ReadFile
from ui.import_wishes import say_heading, say_table
from ui.literal import literal
from ui.screen import Screen
from validation.layout import PlacedColumn, TabLayout
from validation.record import Record, fields_of
from validation.sheet import RawTab, cell_text
from validation.tables import TABLES, record_named

_SHOWN_TABLES = tuple(record for record in TABLES if not record.table.is_steering)
_LONGEST_SAMPLE = 40


def columns_understood(screen: Screen, files: Sequence[ReadFile], plan: ImportPlan) -> None:
    """Draw every tab with its columns."""
    t = screen.t
    for number, (file, planned) in enumerate(zip(files, plan.files, strict=True)):
        for tab, layout in zip(file.tabs, planned.layouts, strict=True):
            if not tab.rows:
                continue
            name = file.name if len(file.tabs) == 1 else f"{file.name} · {tab.name}"
            what = t.gettext(record_named(layout.table).table.title) if layout.table else t.gettext("not recognised")
            with st.expander(literal(f"{name}: {what}"), key=f"import_tab:{number}:{tab.name}"):
                _tab(screen, f"{number}:{tab.name}", tab, layout)


def _tab(screen: Screen, key: str, tab: RawTab, layout: TabLayout) -> None:
    t = screen.t
    tables = {"": t.gettext("not one of the lists Bahi knows"), **_titles(screen)}
    chosen = st.selectbox(
        t.gettext("The rows are"),
        list(tables),
        list(tables).index(layout.table or ""),
        format_func=lambda name: tables[name],
        key=f"import_table:{key}",
    )
    if chosen and chosen != layout.table:
        say_table(tab.name, chosen)
        st.rerun()
    if layout.table is None:
        return
    meanings = _meanings(screen, layout)
    for column in layout.columns:
        _column(key, tab, layout, column, meanings)


def _titles(screen: Screen) -> dict[str, str]:
    return {record.table.name: screen.t.gettext(record.table.title) for record in _SHOWN_TABLES}


def _meanings(screen: Screen, layout: TabLayout) -> dict[str, str]:
    """What a column may be: the fields of the table, in a register also of its customers, or the owner's own."""
    t = screen.t
    own = {"": t.gettext("a column of my own")}
    records: list[type[Record]] = [record_named(layout.table or "")]
    if layout.is_register:
        records.append(record_named("Contacts"))
    return own | {f"{r.table.name}.{f.name}": t.gettext(f.heading) for r in records for f in fields_of(r)}


def _column(key: str, tab: RawTab, layout: TabLayout, column: PlacedColumn, meanings: dict[str, str]) -> None:
    is_now = "" if column.is_custom else f"{column.table}.{column.field}"
    text, choice = st.columns([3, 2], vertical_alignment="center")
    text.text(column.heading)
    if sample := _sample(tab, layout, column):
        text.caption(literal(sample))
    options = list(meanings)
    chosen = choice.selectbox(
        literal(column.heading),
        options,
        options.index(is_now) if is_now in options else 0,
        format_func=lambda target: meanings[target],
        key=f"import_column:{key}:{column.index}:{is_now}",
        label_visibility="collapsed",
    )
    if chosen != is_now and is_now in options:
        say_heading(tab.name, column.heading, chosen)
        st.rerun()


def _sample(tab: RawTab, layout: TabLayout, column: PlacedColumn) -> str:
    """What stands in the first cell of the column that has anything."""
    below = (row[column.index] for row in tab.rows[layout.header_row :] if len(row) > column.index)
    text = next((text for cell in below if (text := cell_text(cell))), "")
    return text if len(text) <= _LONGEST_SAMPLE else f"{text[:_LONGEST_SAMPLE]}…"
