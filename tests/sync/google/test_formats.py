"""How what the app writes looks in a Google Sheet: as the rows above it do."""

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from sync.workbook import CellValue
from tests.sheets_emulator.client import Backstage
from tests.sync.google.desk import Shop
from tests.sync.google.prepared import shown_at

DAY = date(2024, 3, 5)
SERIAL = 45_000
WORN = {
    "Phone": {"type": "TEXT", "pattern": "@"},
    "On": {"type": "DATE", "pattern": "d/m/yy"},
    "Due": {"type": "NUMBER", "pattern": "#,##0.00"},
}


@pytest.fixture
def shop(backstage: Backstage, tmp_path: Path) -> Shop:
    rows: list[list[Any]] = [
        ["id", "Phone", "On", "Due", "Plain"],
        ["k1", "0501234567", SERIAL, 100, 7],
        ["k2", "0300", SERIAL, 5, 8],
    ]
    shop = Shop(backstage, backstage.workbook({"Contacts": rows}), tmp_path)
    shop.act(
        do="request", requests=[_wearing(place, number_format) for place, number_format in enumerate(WORN.values(), 1)]
    )
    return shop


def _wearing(column: int, number_format: dict[str, str]) -> dict[str, Any]:
    area = {
        "sheetId": 0,
        "startRowIndex": 1,
        "endRowIndex": 3,
        "startColumnIndex": column,
        "endColumnIndex": column + 1,
    }
    cell = {"userEnteredFormat": {"numberFormat": number_format}}
    return {"repeatCell": {"range": area, "cell": cell, "fields": "userEnteredFormat.numberFormat"}}


def _cell(shop: Shop, heading: str, row: int) -> dict[str, Any]:
    found: dict[str, Any] = shown_at(shop.backstage, shop.id).column("Contacts", heading)[row - 1]
    return found


@pytest.mark.parametrize(
    "heading, value, shown",
    [("Phone", "0512345678", "0512345678"), ("On", DAY, "5/3/24"), ("Due", Decimal("1250.5"), "1,250.50")],
)
def test_a_new_row_looks_like_those_above_it(shop: Shop, heading: str, value: CellValue, shown: str) -> None:
    shop.opened().apply([shop.row("k3", **{heading: value})])

    cell = _cell(shop, heading, 4)
    assert (cell["formattedValue"], cell["userEnteredFormat"]["numberFormat"]) == (shown, WORN[heading])


def test_a_number_in_a_column_without_a_format_gets_none(shop: Shop) -> None:
    shop.opened().apply([shop.row("k3", Plain=9)])

    assert "userEnteredFormat" not in _cell(shop, "Plain", 4)


@pytest.mark.parametrize("value, shown", [(DAY, "05 Mar 2024"), (datetime(2024, 3, 5, 10, 15), "05 Mar 2024 10:15")])
def test_a_day_in_a_column_without_a_format_shows_as_a_day(shop: Shop, value: CellValue, shown: str) -> None:
    shop.opened().apply([shop.edit("k1", "Plain", "7", value)])

    assert _cell(shop, "Plain", 2)["formattedValue"] == shown


def test_a_day_typed_into_an_empty_cell_looks_like_the_other_days_of_its_column(shop: Shop) -> None:
    shop.act(do="append_row", values={"id": "k3"})

    shop.opened().apply([shop.edit("k3", "On", "", DAY)])

    assert _cell(shop, "On", 4)["formattedValue"] == "5/3/24"


def test_a_code_stays_text_where_no_format_says_so(shop: Shop) -> None:
    shop.opened().apply([shop.edit("k1", "Plain", "7", "007"), shop.row("k3", Plain="0044")])

    entered = [_cell(shop, "Plain", row)["userEnteredValue"] for row in (2, 4)]
    assert entered == [{"stringValue": "007"}, {"stringValue": "0044"}]


def test_an_edit_of_a_cell_leaves_its_format(shop: Shop) -> None:
    shop.opened().apply([shop.edit("k1", "Plain", "7", 9)])

    assert "userEnteredFormat" not in _cell(shop, "Plain", 2)
