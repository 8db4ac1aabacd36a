"""A report's charts as charts of Excel's own, drawn from the cells beside them."""

from xlsxwriter import Workbook
from xlsxwriter.chart import Chart as DrawnChart
from xlsxwriter.worksheet import Worksheet

from reports.charts import PALETTE
from reports.content import Chart, ChartKind

_TYPES = {ChartKind.BARS: "bar", ChartKind.COLUMNS: "column", ChartKind.LINE: "line"}
_ROW_HEIGHT = 20  # pixels
_LAKH = r"[>=10000000]##\,##\,##\,##0;[>=100000]##\,##\,##0;#,##0"


def insert(workbook: Workbook, sheet: Worksheet, row: int, chart: Chart, title: str, column: int) -> int:
    """Draws a chart whose numbers begin under `row`, at the given column; returns how many rows high it is."""
    drawn = workbook.add_chart({"type": _TYPES[chart.kind]})
    for i, series in enumerate(chart.series):
        drawn.add_series(_series(sheet.get_name(), row + 2, i, chart) | {"name": series.name})
    drawn.set_title({"name": title, "name_font": {"size": 12}, "overlay": False})
    _axes(drawn, chart)
    height = max(300, 24 * len(chart.labels) + 90) if chart.kind is ChartKind.BARS else 300
    drawn.set_size({"width": 680, "height": height})
    sheet.insert_chart(row, column, drawn)
    return height // _ROW_HEIGHT + 2


def _series(sheet: str, top: int, number: int, chart: Chart) -> dict[str, object]:
    last = top + len(chart.labels) - 1
    colour = PALETTE[number % len(PALETTE)]
    looks = (
        {"line": {"color": colour, "width": 2}}
        if chart.kind is ChartKind.LINE
        else {"fill": {"color": colour}, "gap": 60}
    )
    is_labelled = len(chart.series) == 1 and len(chart.labels) <= 13
    return {
        "categories": [sheet, top, 0, last, 0],
        "values": [sheet, top, number + 1, last, number + 1],
        **({"data_labels": {"value": True, "num_format": _LAKH, "font": {"size": 8}}} if is_labelled else {}),
        **looks,
    }


def _axes(drawn: DrawnChart, chart: Chart) -> None:
    drawn.set_y_axis({"num_format": _LAKH, "major_gridlines": {"visible": True, "line": {"color": "#D9CFBD"}}})
    drawn.set_legend({"none": True} if len(chart.series) == 1 else {"position": "bottom"})
    if chart.kind is ChartKind.BARS:
        drawn.set_x_axis({"num_format": _LAKH, "visible": False, "major_gridlines": {"visible": False}})
        drawn.set_y_axis({"reverse": True})
