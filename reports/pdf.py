"""A report as PDF pages, typeset in a process of its own so that nothing in a report can take the app down."""

import json
import re
import subprocess
import sys
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from records.shown import amount, shown
from reports.charts import PALETTE, Scale, scale_of
from reports.content import Chart, Figure, ReportContent, ReportTable, Value
from reports.wording import as_of_line, change_words, headings, with_unit
from translations import N_, Translator
from translations.told import Told
from validation.kinds import Kind

MOST_ROWS = 5_000
"""Rows of a table that are printed: about 150 pages. Nobody reads more on paper, and xlsx and csv hold all."""
MOST_COLUMNS = 16
"""Columns of a table that are printed; more would be too narrow to read."""
LONGEST_CELL = 400
FONTS = Path(__file__).parent.parent / "static" / "fonts"
TEMPLATE = Path(__file__).with_name("template.typ")
TYPESETTING = Path(__file__).with_name("typesetting.py")
SECONDS = 120
WIDE_FROM = 100
"""Characters of a table's columns from which the page lies on its side."""
_LONG_WORD = re.compile(r"[!-~]{20,}")


class PdfNotMade(Told):
    """The PDF could not be typeset."""


def as_pdf(content: ReportContent, t: Translator) -> bytes:
    """The report on A4 pages. Raises PdfNotMade."""
    command = [sys.executable, str(TYPESETTING), str(TEMPLATE), str(FONTS)]
    description = json.dumps(_description(content, t), ensure_ascii=False).encode("utf-8", "replace")
    try:
        done = subprocess.run(command, input=description, capture_output=True, timeout=SECONDS, check=True)
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError) as failure:
        raise PdfNotMade(
            N_("The PDF could not be made. Please take the Excel file, or choose fewer rows.")
        ) from failure
    return done.stdout


def _description(content: ReportContent, t: Translator) -> dict[str, Any]:
    width = max((_width(table) for table in content.tables), default=0)
    return {
        "language": t.language,
        "title": content.title,
        "subtitle": content.subtitle,
        "business": content.business,
        "as_of": as_of_line(content, t),
        "footer": content.title,
        "page_of": t.gettext("Page {page} of {pages}"),
        "nothing": t.gettext("Nothing to show here."),
        "is_wide": width > WIDE_FROM,
        "is_one_page": content.is_one_page,
        "table_size": 7.5
        if content.is_one_page
        else 8.5
        if width <= WIDE_FROM + 50
        else 7
        if width <= WIDE_FROM + 120
        else 6,
        "figures": [_figure(figure, content, t) for figure in content.figures],
        "charts": [_chart(chart, content, t) for chart in content.charts if chart.labels],
        "tables": [_table(table, content, t) for table in content.tables],
        "notes": content.notes,
    }


def _width(table: ReportTable) -> int:
    return sum(column.characters for column in table.columns[:MOST_COLUMNS])


def _figure(figure: Figure, content: ReportContent, t: Translator) -> dict[str, str]:
    value = shown(figure.value, figure.kind, t, content.currency)
    return {"label": figure.label, "value": value, "change": change_words(figure, content, t)}


def _table(table: ReportTable, content: ReportContent, t: Translator) -> dict[str, Any]:
    columns = table.columns[:MOST_COLUMNS]
    kinds = [column.kind for column in columns]
    names = headings(table, content.currency)
    return {
        "title": table.title,
        "columns": [
            {"heading": name, "width": column.characters, "is_numeric": column.is_numeric}
            for name, column in zip(names, columns, strict=False)
        ],
        "rows": [_cells(row, kinds, t) for row in table.rows[:MOST_ROWS]],
        "total": None if table.total is None else _cells(table.total, kinds, t),
        "note": "\n".join(filter(None, [table.note, _left_out(table, t)])),
    }


def _cells(row: Sequence[Value], kinds: Sequence[Kind], t: Translator) -> list[str]:
    return [_cell(value, kind, t) for value, kind in zip(row, kinds, strict=False)]


def _cell(value: Value, kind: Kind, t: Translator) -> str:
    # An amount's currency stands in its column's heading.
    if kind is Kind.MONEY and isinstance(value, (int, Decimal)):
        return amount(value, t)
    text = shown(value, kind, t)
    if kind is Kind.PHONES:
        return text.replace(" ", "\u00a0").replace(",\u00a0", ", ")
    short = text if len(text) <= LONGEST_CELL else text[: LONGEST_CELL - 1] + "…"
    return _LONG_WORD.sub(_breakable, short)


def _breakable(word: re.Match[str]) -> str:
    # A zero-width space lets a long address break instead of running over its neighbour.
    return re.sub(r"([@/?&=_.-]+|[^@/?&=_.-]{18})(?=.)", "\\1\u200b", word.group())


def _left_out(table: ReportTable, t: Translator) -> str:
    """What of a table the other files hold and the pages do not."""
    said = []
    if len(table.rows) > MOST_ROWS:
        said.append(t.gettext("The first {shown} of {all} rows.").format(**_counts(MOST_ROWS, len(table.rows), t)))
    if len(table.columns) > MOST_COLUMNS:
        counts = _counts(MOST_COLUMNS, len(table.columns), t)
        said.append(t.gettext("The first {shown} of {all} columns.").format(**counts))
    return " ".join([*said, t.gettext("The Excel and CSV files hold all of them.")]) if said else ""


def _counts(shown_here: int, all_there: int, t: Translator) -> dict[str, str]:
    return {"shown": shown(shown_here, Kind.INTEGER, t), "all": shown(all_there, Kind.INTEGER, t)}


def _chart(chart: Chart, content: ReportContent, t: Translator) -> dict[str, Any]:
    scale = scale_of(chart)
    marks = [{"at": scale.share(mark), "text": _in_chart(mark, chart, t)} for mark in scale.marks]
    return {
        "title": with_unit(chart.title, chart.unit, content.currency),
        "kind": chart.kind,
        "labels": chart.labels,
        "zero": scale.share(0),
        "marks": marks,
        "margin": 4 + 1.2 * max(len(str(mark["text"])) for mark in marks),
        "label_share": 8 + min(30, max(map(len, chart.labels))),
        "is_labelled": len(chart.series) == 1 and len(chart.labels) <= 13,
        "series": [_series(chart, number, scale, t) for number in range(len(chart.series))],
    }


def _series(chart: Chart, number: int, scale: Scale, t: Translator) -> dict[str, Any]:
    series = chart.series[number]
    points = [
        None if value is None else {"at": scale.share(value), "text": _in_chart(value, chart, t)}
        for value in series.values
    ]
    return {"name": series.name, "colour": PALETTE[number % len(PALETTE)], "points": points}


def _in_chart(value: float | Decimal, chart: Chart, t: Translator) -> str:
    whole = round(value) if chart.unit is Kind.MONEY else value
    return shown(whole, Kind.PERCENT if chart.unit is Kind.PERCENT else Kind.NUMBER, t)
