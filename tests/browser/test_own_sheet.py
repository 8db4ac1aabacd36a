"""From the sample shop to one's own sheet, as somebody does it who knows no paths."""

from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Served
from tests.browser.steps import soon

pytestmark = pytest.mark.browser
expect.set_options(timeout=30_000)


def test_an_owners_hindi_list_is_checked_used_numbered_and_edited(page: Page, sample: Served, tmp_path: Path) -> None:
    page.goto(sample.address)
    page.locator("input[type=file]").set_input_files(_hindi_list(tmp_path / "ग्राहक.xlsx"))
    expect(page.get_by_text("Slip in an e-mail address: 1")).to_be_visible()
    page.locator(".st-key-use_checked").get_by_role("button").click()
    expect(page.get_by_text("in a new last column “ID”")).to_be_visible()
    page.get_by_role("button", name="Keep a copy and number the rows").click()
    expect(page.get_by_role("heading", name="Number your rows")).to_have_count(0)
    kept = sample.workbook.parent.parent / "workbooks" / "ग्राहक.xlsx"
    record = _cell(kept, "G4")

    page.goto(f"{sample.address}/contacts?record={record}&edit=1")
    page.get_by_role("textbox", name="City").fill("आगरा")
    page.get_by_role("button", name="Save to sheet").click()

    assert soon(lambda: _cell(kept, "D4") == "आगरा")


def _cell(path: Path, place: str) -> object:
    return openpyxl.load_workbook(path).worksheets[0][place].value


def _hindi_list(path: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["श्री गणेश इलेक्ट्रॉनिक्स"])
    sheet.append([])
    sheet.append(["क्र.", "नाम", "मोबाइल नंबर", "शहर", "जन्मदिन", "ईमेल"])
    for n in range(1, 25):
        mail = "ramesh@gmial.com" if n == 3 else None
        sheet.append([n, f"रमेश गुप्ता {n}", f"98765{n:05}", "लखनऊ", datetime(1980, 1, n), mail])
    book.save(path)
    return path
