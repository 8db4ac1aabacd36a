"""A list from elsewhere goes into the sheet from the page, on a phone, and comes out again."""

from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Served
from tests.browser.steps import soon

pytestmark = pytest.mark.browser
expect.set_options(timeout=30_000)
LIST = "Name,Mobile,City\nAsha Rani,9811100001,Jaipur\nVikram Rao,9811100002,Pune\n"


def test_a_list_is_brought_in_and_taken_back_on_a_phone(page: Page, served: Served, tmp_path: Path) -> None:
    path = tmp_path / "fair.csv"
    path.write_text(LIST)
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{served.address}/import_list")
    page.locator("input[type=file]").set_input_files(path)

    page.get_by_role("button", name="Bring in 2 rows").click()
    assert soon(lambda: {"Asha Rani", "Vikram Rao"} <= _names(served.workbook))
    page.locator("[class*=st-key-import_past]").get_by_role("button").click()

    assert soon(lambda: not {"Asha Rani", "Vikram Rao"} & _names(served.workbook))


def _names(path: Path) -> set[object]:
    sheet = openpyxl.load_workbook(path, read_only=True)["Contacts"]
    return {cell for row in sheet.iter_rows(values_only=True) for cell in row}
