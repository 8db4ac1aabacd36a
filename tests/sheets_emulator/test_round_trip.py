"""What is written RAW is read back as it was, whatever it is."""

from typing import Any

import gspread
import pytest
from gspread.exceptions import APIError
from gspread.utils import ValueInputOption, ValueRenderOption
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

Grid = list[list[Any]]
TRICKY = st.sampled_from(
    [
        "=1+1",
        "'0501",
        "0501234567",
        "+91 98765 43210",
        "8085807e40",
        "1/2/2024",
        "TRUE",
        " a ",
        "a\nb",
        "#REF!",
        "नमस्ते",
        "👪",
    ]
)
NUMBERS = st.one_of(st.integers(-(2**53), 2**53), st.floats(allow_nan=False, allow_infinity=False))
CELLS = st.one_of(st.text(st.characters(exclude_categories=["Cs"]), max_size=20), TRICKY, NUMBERS, st.booleans())
GRIDS = st.integers(1, 5).flatmap(lambda w: st.lists(st.lists(CELLS, min_size=w, max_size=w), min_size=1, max_size=6))
MANY = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def _trimmed(grid: Grid) -> Grid:
    """Google leaves out the empty ends of rows, and empty rows at the end."""
    rows = []
    for row in grid:
        size = max((at + 1 for at, value in enumerate(row) if value != ""), default=0)
        rows.append(row[:size])
    while rows and not rows[-1]:
        rows.pop()
    return rows


def _typed(grid: Grid) -> Grid:
    """True is not 1 here."""
    return [[(isinstance(value, bool), value) for value in row] for row in grid]


@MANY
@given(grid=GRIDS)
@example(grid=[["=1+1", "", "0501234567", True, 0.1]])
def test_values_written_raw_are_read_back(tab: gspread.Worksheet, grid: Grid) -> None:
    tab.clear()
    tab.update(grid, "B2", value_input_option=ValueInputOption.raw)

    found = tab.get("B2:Z1000", value_render_option=ValueRenderOption.unformatted)

    assert _typed(found) == _typed(_trimmed(grid)) or (list(found) == [[]] and _trimmed(grid) == [])


@MANY
@given(texts=st.lists(st.one_of(TRICKY, st.text(st.characters(exclude_categories=["Cs"]), min_size=1)), min_size=1))
def test_texts_are_shown_as_they_were_written(tab: gspread.Worksheet, texts: list[str]) -> None:
    tab.clear()
    tab.append_rows([[text] for text in texts], value_input_option=ValueInputOption.raw, table_range="A1")

    assert tab.col_values(1) == texts


@MANY
@given(grid=GRIDS)
def test_cell_by_cell_and_as_a_block_are_the_same(tab: gspread.Worksheet, grid: Grid) -> None:
    tab.clear()
    cells = [gspread.Cell(r + 1, c + 1, value) for r, row in enumerate(grid) for c, value in enumerate(row)]
    tab.update_cells(cells)
    block = tab.get(value_render_option=ValueRenderOption.unformatted)
    as_objects = [[_cell_data(value) for value in row] for row in grid]
    write = {"start": {"sheetId": 0}, "rows": [{"values": row} for row in as_objects], "fields": "userEnteredValue"}
    tab.spreadsheet.batch_update({"requests": [{"updateCells": write}]})

    assert _typed(tab.get(value_render_option=ValueRenderOption.unformatted)) == _typed(block)


def _cell_data(value: Any) -> dict[str, Any]:
    kind = "boolValue" if isinstance(value, bool) else "stringValue" if isinstance(value, str) else "numberValue"
    return {"userEnteredValue": {kind: value}}


def test_a_number_is_a_double(tab: gspread.Worksheet) -> None:
    tab.update([[12345678901234567890]], "A1")

    assert tab.get("A1", value_render_option=ValueRenderOption.unformatted) == [[12345678901234567168]]


def test_a_cell_takes_fifty_thousand_letters_and_no_more(tab: gspread.Worksheet) -> None:
    tab.update([["x" * 50_000]], "A1")

    with pytest.raises(APIError, match="50000 characters"):
        tab.update([["x" * 50_001]], "A1")
