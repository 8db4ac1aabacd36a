"""How a list looked on a day: rows of an earlier reading of the sheet, to search, look at and download."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pandas as pd
import streamlit as st

from records.query import Query
from reports.content import ReportContent
from reports.listing import list_content
from sync.current import kept_days, reading_as_of
from sync.place import Place
from translations import Language, formats, translator
from ui.downloads import downloads
from ui.record_list import listed_fields
from ui.screen import Screen
from ui.words import heading, value_text
from validation.column import Field
from validation.tables import record_named

ROWS_A_PAGE = 50


def as_of(screen: Screen) -> None:
    """Draw the choice of a day and a list, then the rows as they were."""
    t, days = screen.t, [day for day, _ in kept_days(screen.place)]
    st.caption(t.gettext("Bahi keeps a reading of each day on which the sheet changed. Nothing is changed by looking."))
    bar = st.container(horizontal=True, vertical_alignment="bottom")
    day = bar.selectbox(t.gettext("Day"), days, format_func=lambda d: formats.day(d, t.language), key="as_of_day")
    with reading_as_of(screen.place, day) as past:
        names = {state.table.name: t.gettext(state.table.title) for state in past.states()}
        name = bar.selectbox(t.gettext("List"), list(names), format_func=lambda n: names[n], key="as_of_table")
        words = t.gettext("Search")
        searched = bar.text_input(words, type="search", key="as_of_search", placeholder=words)
        if name:
            query = Query(record_named(name).table.key, search=(searched or "").strip())
            _rows(replace(screen, snapshot=past), query, day)


def _rows(then: Screen, query: Query, day: date) -> None:
    t, columns = then.t, listed_fields(then.snapshot.fields(query.table))
    count = then.snapshot.count(query)
    st.text(t.ngettext("{count} row", "{count} rows", count).format(count=formats.number(count, t.language)))
    if not count:
        return
    pages = -(-count // ROWS_A_PAGE)
    table = st.container()
    number = st.pagination(pages, key=f"as_of_page:{query.to_text()}:{day}") if pages > 1 else 1
    with table:
        _table(then, query, columns, (number - 1) * ROWS_A_PAGE)
    place, language = then.place, t.language
    with st.container(horizontal=True):
        downloads(t, f"{query.table} {day.isoformat()}", lambda: _content(place, language, query, columns, day))


def _table(then: Screen, query: Query, columns: Sequence[Field], offset: int) -> None:
    shown = list(reversed(columns)) if then.t.is_right_to_left else columns
    rows = then.snapshot.page(query, fields=[f.name for f in columns], limit=ROWS_A_PAGE, offset=offset).rows
    cells = {field.name: [value_text(row, field, then) for row in rows] for field in shown}
    headings = {field.name: st.column_config.TextColumn(heading(field, then.t)) for field in shown}
    st.dataframe(
        pd.DataFrame(cells, dtype=str), hide_index=True, height="content", row_height=32, column_config=headings,
        alt=then.t.gettext("Rows"),
    )  # fmt: skip


def _content(place: Place, language: Language, query: Query, columns: Sequence[Field], day: date) -> ReportContent:
    t = translator(language)
    title = t.gettext("{list} on {day}").format(
        list=t.gettext(record_named(query.table).table.title), day=formats.day(day, language)
    )
    with reading_as_of(place, day) as past:
        return list_content(past, query, columns, t, title=title)
