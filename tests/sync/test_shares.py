"""A column that shows 0.18 as 18% keeps showing what was meant, whoever writes into it."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from sync.current import reading
from sync.edits import save_edit, undo
from sync.place import Place
from sync.pull import pull
from sync.push import push

HEADINGS = ("ID", "Name", "SKU", "Price", "Tax rate")


@pytest.fixture
def shop(tmp_path: Path) -> Place:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Products"
    for row in (HEADINGS, ("p1aaaaaaaa", "Tea 250 g", "T1", 120, 0.05), ("p2aaaaaaaa", "Soap", "S1", 40, 0.18)):
        sheet.append(row)
    for row_number in (2, 3):
        sheet.cell(row_number, 5).number_format = "0%"
    book.save(tmp_path / "shop.xlsx")
    place = Place(str(tmp_path / "shop.xlsx"), tmp_path / "state")
    pull(place)
    return place


def rate(place: Place) -> float:
    with reading(place) as snapshot:
        row = snapshot.row("products", "p1aaaaaaaa")
    assert row is not None
    return float(str(row.values["tax_rate"]))


def in_sheet(place: Place) -> Any:
    return load_workbook(place.workbook).worksheets[0].cell(2, 5).value


@pytest.mark.parametrize("typed", ["12", "12%", "0.12", Decimal(12)], ids=str)
def test_twelve_percent_is_seen_and_written_as_twelve_percent(shop: Place, typed: str | Decimal) -> None:
    save_edit(shop, "Products", "p1aaaaaaaa", {"tax_rate": typed})
    seen_at_once = rate(shop)
    push(shop)
    pull(shop)

    assert (seen_at_once, in_sheet(shop), rate(shop)) == (12, 0.12, 12)


@pytest.mark.parametrize("send", [push, pull], ids=["written", "waiting"])
def test_what_was_there_comes_back_with_undo(shop: Place, send: Callable[[Place], object]) -> None:
    saved = save_edit(shop, "Products", "p1aaaaaaaa", {"tax_rate": "12%"})
    send(shop)
    undo(shop, saved.saved_as)
    push(shop)
    pull(shop)

    assert (in_sheet(shop), rate(shop)) == (0.05, 5)
