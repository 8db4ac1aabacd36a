"""A Google Sheet connected as an owner does it, edited from both sides, and a clash decided."""

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import serving
from tests.browser.steps import soon
from tests.sheets_emulator.client import Backstage, service_account_key
from tests.sheets_emulator.server import running_emulator
from tests.ui.little_shop import write_little_shop

pytestmark = pytest.mark.browser
expect.set_options(timeout=30_000)
ACCOUNT = "shop@bahi-shop.iam.gserviceaccount.com"
OWNER = "owner@example.com"
CITY = 3
TABS: dict[str, Any] = {
    "Contacts": [
        ["ID", "Name", "Phone", "City"],
        ["k1", "Asha", "98765 43210", "Lucknow"],
        ["k2", "Bilal", "98765 43211", "Kanpur"],
    ]
}


@dataclass(frozen=True)
class Desk:
    """A Bahi with nothing configured, a Google of its own, and an owner's private sheet there."""

    address: str
    google: Backstage
    sheet: str
    key: Path

    def city(self, row: int) -> object:
        return self.google.cells(self.sheet)["Contacts"][row][CITY]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    folder = tmp_path_factory.mktemp("google")
    (folder / "demo").mkdir()
    write_little_shop(folder / "demo" / "shop.xlsx")
    kept = {name: value for name, value in os.environ.items() if not name.startswith("BAHI_")}
    with running_emulator() as emulator:
        google = Backstage(emulator.url)
        sheet = google.workbook(TABS, title="Sharma Traders", shared_with=[OWNER])
        key = folder / "downloaded.json"
        key.write_text(json.dumps(service_account_key(emulator.url, ACCOUNT)))
        environment = kept | {"BAHI_GOOGLE_API": emulator.url, "HOME": str(folder)}
        with serving(folder, environment) as address:
            yield Desk(address, google, sheet, key)


def test_a_private_sheet_is_connected_edited_and_a_clash_decided(page: Page, desk: Desk) -> None:
    _connect(page, desk)
    assert desk.google.cells(desk.sheet)["Contacts"] == TABS["Contacts"]

    _save_city(page, desk, "k1", "Agra")
    assert soon(lambda: desk.city(1) == "Agra")

    _meanwhile(desk, row=3, city="Delhi")
    _save_city(page, desk, "k2", "Indore")
    page.get_by_role("link", name="1 edit to decide").click()
    clash = page.locator("[class*='st-key-conflict-']")
    expect(clash.get_by_text("Indore", exact=True)).to_be_visible()
    expect(clash.get_by_text("Delhi", exact=True)).to_be_visible()
    expect(clash.get_by_text("Changed in the sheet, seen on")).to_be_visible()
    cell = f"https://docs.google.com/spreadsheets/d/{desk.sheet}/edit?gid=0#gid=0&range=D3"
    expect(clash.get_by_role("link", name="Show in the sheet")).to_have_attribute("href", cell)
    clash.get_by_role("button", name="Write mine").click()

    expect(clash).to_have_count(0)
    page.get_by_role("button", name="Sync now").click()
    assert soon(lambda: desk.city(2) == "Indore")


def _connect(page: Page, desk: Desk) -> None:
    page.goto(desk.address)
    page.get_by_role("link", name="Connect a Google Sheet").click()
    page.get_by_role("textbox", name="The link of your sheet").fill(
        f"https://docs.google.com/spreadsheets/d/{desk.sheet}/edit?usp=sharing"
    )
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_role("heading", name="2. How Bahi gets in")).to_be_visible()
    page.locator("input[type=file]").set_input_files(desk.key)
    expect(page.get_by_text("Google does not let us open this sheet")).to_be_visible()
    desk.google.give_access(desk.sheet, shared_with=[OWNER, ACCOUNT])
    page.get_by_role("button", name="Check again").click()
    expect(page.get_by_role("heading", name="4. What Bahi found")).to_be_visible()
    page.get_by_role("button", name="Use this sheet").click()
    expect(page.get_by_text("Bahi comes in as this address")).to_be_visible()


def _save_city(page: Page, desk: Desk, record: str, city: str) -> None:
    page.goto(f"{desk.address}/contacts?record={record}&edit=1")
    page.get_by_role("textbox", name="City").fill(city)
    page.get_by_role("button", name="Save to sheet").click()
    expect(page.get_by_role("button", name="Undo")).to_be_visible()
    page.get_by_role("button", name="Sync now").click()


def _meanwhile(desk: Desk, *, row: int, city: str) -> None:
    """The owner types into the sheet in the very moment in which Bahi writes."""
    typed = {"do": "edit", "spreadsheet": desk.sheet, "tab": "Contacts", "row": row, "column": "City", "value": city}
    desk.google.queue({"match": "batchUpdate", "before": [typed]})
