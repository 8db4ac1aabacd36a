"""Dated copies of a Google Sheet: as Drive exports it, or written by ourselves where it exports nothing."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from sync.google import GoogleWorkbook
from tests.sheets_emulator.client import Backstage
from tests.sync.google.desk import UNHURRIED, Shop, safe_client

NOW = datetime(2026, 11, 22, 9, 30)


def _opened(shop: Shop) -> GoogleWorkbook:
    client = safe_client(shop.backstage.url, pace=UNHURRIED)
    return GoogleWorkbook(
        client, shop.id, journal=shop.folder / "j.json", backups=shop.folder / "kept", clock=lambda: NOW
    )


def _kept(shop: Shop, *, by_drive: bool) -> openpyxl.Workbook:
    """The copy, once Drive exports the sheet or once it does not."""
    if not by_drive:
        shop.backstage.queue(*[{"match": "/export", "fault": "503"}] * 5)
    return openpyxl.load_workbook(_opened(shop).back_up())


def _shop(
    backstage: Backstage, folder: Path, tabs: dict[str, Sequence[Sequence[Any]]], title: str = "Workbook"
) -> Shop:
    return Shop(backstage, backstage.workbook(tabs, title=title), folder)


def test_the_copy_is_dated_and_named_like_the_sheet(backstage: Backstage, tmp_path: Path) -> None:
    shop = _shop(backstage, tmp_path, {"Contacts": [["Name"]]}, title="Sharma & Sons: 2026/27")

    where = _opened(shop).back_up()

    assert where == str(tmp_path / "kept" / "Sharma & Sons 2026 27 2026-11-22 09-30-00.xlsx")


@pytest.mark.parametrize("by_drive", [True, False])
def test_the_copy_holds_values_formulas_and_hidden_tabs(shop: Shop, *, by_drive: bool) -> None:
    shop.act(do="edit", cell="D3", value="=D2+1")
    shop.opened().apply([shop.edit("k3", "Phone", "98765 43210", "007")])

    kept = _kept(shop, by_drive=by_drive)

    rows = [row[:4] for row in kept["Contacts"].iter_rows(values_only=True)]
    assert rows[1:4] == [
        ("k1", "Asha", "0501234567", 100),
        ("k2", "Bilal", "+92 300 1234567", "=D2+1"),
        ("k3", "Chandra", "007", None),
    ]
    assert [(sheet.title, sheet.sheet_state) for sheet in kept] == [
        ("Contacts", "visible"),
        ("Notes", "visible"),
        ("_sync", "hidden"),
    ]


@pytest.mark.parametrize("by_drive", [True, False])
def test_days_and_money_show_in_the_copy_as_they_do_in_the_sheet(shop: Shop, *, by_drive: bool) -> None:
    shop.opened().apply([shop.edit("k1", "Due", "100", datetime(2024, 3, 5, 10, 15))])

    cell = _kept(shop, by_drive=by_drive)["Contacts"]["D2"]

    assert (cell.value, cell.number_format) == (datetime(2024, 3, 5, 10, 15), "dd mmm yyyy hh:mm")


def test_what_a_formula_shows_is_in_the_copy(shop: Shop) -> None:
    shop.act(do="edit", cell="D3", value="=D2+1")
    shop.backstage.queue(*[{"match": "/export", "fault": "503"}] * 5)

    kept = openpyxl.load_workbook(_opened(shop).back_up(), data_only=True)

    assert kept["Contacts"]["D3"].value == 101


def test_names_of_tabs_that_excel_does_not_allow_are_changed_a_little(backstage: Backstage, tmp_path: Path) -> None:
    long = "Customers of the second branch in"
    shop = _shop(backstage, tmp_path, {f"{long} A/B": [["a"]], f"{long} A:B": [["b"]], "History": [["c"]]})

    kept = _kept(shop, by_drive=False)

    assert kept.sheetnames == [long[:31], f"{long[:27]} 2", "History_"]


def test_a_text_too_long_for_excel_is_kept_whole(backstage: Backstage, tmp_path: Path) -> None:
    text = "x" * 32_767 + "y" * 10_000
    shop = _shop(backstage, tmp_path, {"Notes": [["", text]]})

    kept = _kept(shop, by_drive=False)

    rest = next(kept["Rest of long texts"].iter_rows(values_only=True))
    assert rest[:3] == ("Notes", 1, 2)
    assert kept["Notes"]["B1"].value + rest[3] == text
