"""Working in the app and in the file at the same time: waiting, deciding, bringing back."""

import re
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Served
from tests.browser.steps import soon

pytestmark = pytest.mark.browser
expect.set_options(timeout=30_000)
CITY = 5


def test_what_is_saved_while_excel_has_the_file_waits_and_a_clash_is_decided(page: Page, served: Served) -> None:
    lock = _opened_in_excel(served.workbook)
    for record in ("k0010", "k0011"):
        _save_city(page, served, record, "Agra")
    expect(page.get_by_text("it goes in when you close it")).to_be_visible()
    _type(served.workbook, {11: "Delhi", 12: "Indore"})
    lock.unlink()

    page.goto(f"{served.address}/sheet")
    page.get_by_role("button", name="Write mine").first.click()
    expect(page.get_by_role("button", name="Write mine")).to_have_count(1)
    page.get_by_role("button", name="Leave the sheet as it is").click()

    expect(page.get_by_role("button", name="Leave the sheet as it is")).to_have_count(0)
    assert soon(lambda: _cities(served.workbook)[11:13] == ["Agra", "Indore"])


def test_many_deleted_rows_are_asked_about_and_come_back_in_one_click_and_go_again(page: Page, served: Served) -> None:
    _delete(served.workbook, first=20, count=30)
    page.goto(f"{served.address}/sheet")
    expect(page.get_by_text("30 of 60 rows are gone from the Contacts tab")).to_be_visible()
    page.get_by_role("button", name="It is meant").click()
    expect(page.get_by_role("button", name="It is meant")).to_have_count(0)

    page.goto(f"{served.address}/history")
    page.get_by_role("tab", name="Deleted rows").click()
    page.get_by_role("button", name="Bring 30 rows back").click()
    assert soon(lambda: len(_cities(served.workbook)) == 62)
    expect(page.get_by_text("30 rows are back. It is in the sheet.")).to_be_visible()
    page.get_by_role("button", name="Undo").click()

    assert soon(lambda: len(_cities(served.workbook)) == 32)
    expect(page.get_by_role("button", name="Bring 30 rows back")).to_be_visible()


def test_what_a_link_opened_on_the_same_page_stays_open_when_the_sheet_changes(page: Page, served: Served) -> None:
    page.goto(f"{served.address}/reports")
    page.get_by_test_id("stMain").get_by_role("link", name="Money to collect").click()
    expect(page).to_have_url(re.compile("report=money-to-collect"))
    expect(page.get_by_role("link", name="All reports")).to_be_visible()

    page.get_by_role("link", name="All reports").click()
    expect(page).not_to_have_url(re.compile("report="))
    page.go_back()
    expect(page.get_by_role("link", name="All reports")).to_be_visible()
    page.get_by_test_id("stSidebar").get_by_role("link", name="Reports").first.click()
    expect(page.get_by_role("button", name="Download the zip")).to_be_visible()


def _opened_in_excel(workbook: Path) -> Path:
    lock = workbook.with_name(f"~${workbook.name}")
    lock.write_bytes(b"\x06Suresh".ljust(55) + b"\x06\x00" + "Suresh".encode("utf-16-le").ljust(108))
    return lock


def _save_city(page: Page, served: Served, record: str, city: str) -> None:
    page.goto(f"{served.address}/contacts?record={record}&edit=1")
    page.get_by_role("textbox", name="City").fill(city)
    page.get_by_role("button", name="Save to sheet").click()
    expect(page.get_by_role("button", name="Undo")).to_be_visible()


def _type(workbook: Path, cities: dict[int, str]) -> None:
    book = openpyxl.load_workbook(workbook)
    for row, city in cities.items():
        book["Contacts"].cell(row, CITY, city)
    book.save(workbook)


def _delete(workbook: Path, *, first: int, count: int) -> None:
    book = openpyxl.load_workbook(workbook)
    book["Contacts"].delete_rows(first, count)
    book.save(workbook)


def _cities(workbook: Path) -> list[object]:
    """The City column with the row numbers of the sheet; the first is empty, for rows count from 1."""
    sheet = openpyxl.load_workbook(workbook)["Contacts"]
    return [None, *(row[CITY - 1] for row in sheet.iter_rows(values_only=True) if row[0])]
