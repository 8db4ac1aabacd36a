"""A report on the screen: its numbers, pictures and tables, exactly what its files hold."""

from hashlib import blake2b
from typing import Any

import altair as alt
import pandas as pd
import streamlit as st

from records.shown import shown
from reports.content import Chart, ChartKind, Figure, ReportContent, ReportTable
from reports.wording import as_of_line, change_words, headings
from translations import Translator, formats
from ui.literal import literal
from ui.report_customer import choose
from validation.kinds import NUMERIC

MOST_ROWS = 200
"""Rows of a table on the screen; the files hold them all."""
_WHOLE = 40
"""Rows up to which a table is drawn whole, without a scroll bar of its own."""
_INK = "#7A6F63"
"""Readable on the light and on the dark page."""


def report_view(content: ReportContent, t: Translator) -> None:
    """Draw a report."""
    st.subheader(literal(content.title), anchor=False)
    st.caption(literal(" · ".join(part for part in (content.subtitle, as_of_line(content, t)) if part)))
    if content.figures:
        with st.grid(4, min_column_width=180):
            for figure in content.figures:
                _figure(figure, content, t)
    for chart in content.charts:
        _chart(chart, content, t)
    with st.grid(2 if content.is_one_page else 1, min_column_width=320):
        for table in content.tables:
            with st.container():
                _table(table, content, t)
    for note in content.notes:
        st.caption(literal(note))


def _figure(figure: Figure, content: ReportContent, t: Translator) -> None:
    with st.container(border=True, gap="xxsmall"):
        st.metric(literal(figure.label), shown(figure.value, figure.kind, t, content.currency) or "–")
        if words := change_words(figure, content, t):
            st.caption(literal(words))


def _chart(chart: Chart, content: ReportContent, t: Translator) -> None:
    if not chart.labels:
        return
    st.text(chart.title)
    rows = [
        {
            "label": label,
            "value": float(value),
            "words": shown(value, chart.unit, t, content.currency),
            "series": series.name,
        }
        for series in chart.series
        for label, value in zip(chart.labels, series.values, strict=True)
        if value is not None
    ]
    st.altair_chart(_drawn(chart, pd.DataFrame(rows), t), alt=chart.title)


def _drawn(chart: Chart, rows: pd.DataFrame, t: Translator) -> alt.LayerChart | alt.FacetChart:
    """Compared things lie as bars with their numbers on them; what runs along time stands, in lakh."""
    legend = alt.Legend(orient="top") if len(chart.series) > 1 else None
    drawn = alt.Chart(rows).encode(
        color=alt.Color("series:N", title=None, legend=legend), tooltip=["label:N", "words:N"]
    )
    number = alt.Axis(labelExpr=_in_lakh(t), tickCount=5)
    if chart.kind is ChartKind.BARS:
        across, names = alt.X("value:Q", title=None, axis=number), alt.Y("label:N", sort=None, title=None)
        lying = drawn.encode(x=across, y=names).properties(height=alt.Step(26))
        return alt.layer(
            lying.mark_bar(), lying.mark_text(align="left", dx=4).encode(text="words:N", color=alt.value(_INK))
        )
    along = alt.X("label:N", sort=None, title=None, axis=alt.Axis(labelAngle=0, labelOverlap=True))
    standing = drawn.encode(x=along, y=alt.Y("value:Q", title=None, axis=number)).properties(height=260)
    return alt.layer(standing.mark_bar() if chart.kind is ChartKind.COLUMNS else standing.mark_line(point=True))


def _in_lakh(t: Translator) -> str:
    """Numbers of an axis as 25,000, 1.5 lakh and 2 crore; a Vega expression made of our own words only."""
    crore, lakh = t.gettext("crore"), t.gettext("lakh")
    return (
        f"datum.value >= 1e7 ? format(datum.value / 1e7, '.3~f') + ' {crore}' : "
        f"datum.value >= 1e5 ? format(datum.value / 1e5, '.3~f') + ' {lakh}' : format(datum.value, ',')"
    )


def _table(table: ReportTable, content: ReportContent, t: Translator) -> None:
    if table.title:
        st.text(table.title)
    names = [f"{position}" for position, _ in enumerate(table.columns)]
    rows = [*table.rows[:MOST_ROWS], *([table.total] if table.total is not None else [])]
    cells = [
        [shown(value, column.kind, t, content.currency) for value, column in zip(row, table.columns, strict=True)]
        for row in rows
    ]
    config = {
        name: st.column_config.TextColumn(
            # Said to stand at the left, a name in Urdu letters would be painted outside of its cell.
            heading,
            alignment="right" if column.kind in NUMERIC or t.is_right_to_left else None,
        )
        for name, heading, column in zip(names, headings(table, content.currency), table.columns, strict=True)
    }
    drawn: dict[str, Any] = {
        "data": pd.DataFrame(cells, columns=names, dtype=str),
        "hide_index": True,
        "column_config": config,
        "column_order": list(reversed(names)) if t.is_right_to_left else names,
        "alt": content.title,
        "height": "content" if len(cells) <= _WHOLE else "auto",
    }
    st.dataframe(**drawn, **_opening(table, content, t))
    if len(table.rows) > MOST_ROWS:
        words = t.gettext("The first {count} of {all} rows; the files hold all of them.")
        st.caption(words.format(count=MOST_ROWS, all=formats.number(len(table.rows), t.language)))
    if table.note:
        st.caption(literal(table.note))


def _opening(table: ReportTable, content: ReportContent, t: Translator) -> dict[str, Any]:
    """What makes a click on a line open the card of its customer."""
    if not any(table.parties):
        return {}
    said = "|".join((content.title, content.subtitle, content.as_of.isoformat(), table.title, t.language))
    key = f"report:{blake2b(said.encode(), digest_size=6).hexdigest()}"
    parties = list(table.parties[:MOST_ROWS])
    return {"key": key, "selection_mode": "single-cell", "on_select": lambda: choose(key, parties)}
