"""Values between people's cells, Google's and ours."""

from datetime import date, datetime, time
from typing import Any

import pytest

from sync.google.cells import extended, grid_cell
from sync.google.formulas import moved
from sync.workbook import CellValue


@pytest.mark.parametrize(
    "shown, kind, value",
    [
        ({"stringValue": "0501234567"}, "", "0501234567"),
        ({"stringValue": ""}, "", None),
        ({"numberValue": 100}, "", 100.0),
        ({"numberValue": 45356}, "DATE", date(2024, 3, 5)),
        ({"numberValue": 45356.5}, "DATE_TIME", datetime(2024, 3, 5, 12)),
        ({"numberValue": 0.75}, "TIME", time(18)),
        ({"numberValue": -3}, "DATE", -3.0),
        ({"boolValue": False}, "", False),
        ({"errorValue": {"type": "DIVIDE_BY_ZERO"}}, "", "#DIV/0!"),
        ({}, "DATE", None),
    ],
)
def test_a_cell_is_read_as_every_reader_hands_it_over(shown: dict[str, Any], kind: str, value: object) -> None:
    cell = grid_cell({"effectiveValue": shown, "effectiveFormat": {"numberFormat": {"type": kind}}})

    assert (cell.value, type(cell.value)) == (value, type(value))


@pytest.mark.parametrize(
    "value, written",
    [
        ("=1+1", {"stringValue": "=1+1"}),
        ("", {}),
        (None, {}),
        (True, {"boolValue": True}),
        (12345678901234567, {"stringValue": "12345678901234567"}),
        (date(1857, 5, 10), {"stringValue": "1857-05-10"}),
        (date(2024, 3, 5), {"numberValue": 45356.0}),
    ],
)
def test_nothing_is_lost_in_what_is_written(value: CellValue, written: dict[str, Any]) -> None:
    assert extended(value) == written


@pytest.mark.parametrize(
    "formula, after",
    [
        ("=A1+$B$2+C$3", "=B3+$B$2+D$3"),
        ('="A1"&A1', '="A1"&B3'),
        ("='A1 tab'!A1", "='A1 tab'!B3"),
        ("=LOG10(A1)", "=LOG10(B3)"),
        ("=SUM(Z9:AA9)", "=SUM(AA11:AB11)"),
    ],
)
def test_references_move_as_in_a_copy(formula: str, after: str) -> None:
    assert moved(formula, down=2, right=1) == after
    assert moved(after, down=-2, right=-1) == formula
