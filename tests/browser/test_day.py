"""A day at the counter, clicked through on a phone in each language: who calls, what was sold, who is called back."""

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Served, serving
from tests.browser.steps import soon
from translations import LANGUAGES, Language, translator

pytestmark = pytest.mark.browser
LINES = {
    "en": "Gulzar 9812345601 mixer 3200 paid 2000 baki Friday",
    "hi": "गुलज़ार 9812345602 मिक्सर 3200 दिए 2000 बाकी शुक्रवार",
    "ur": "گلزار ۹۸۱۲۳۴۵۶۰۳ مکسر ۳۲۰۰ دیے ۲۰۰۰ باقی جمعہ",
}


@pytest.fixture
def phone(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 390, "height": 844})
    context.set_default_timeout(30_000)
    yield context.new_page()
    context.close()


def cells(path: Path, tab: str) -> list[list[object]]:
    book = openpyxl.load_workbook(path, read_only=True)
    return [list(row) for row in book[tab].iter_rows(values_only=True)] if tab in book.sheetnames else []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_line_at_the_counter_becomes_a_customer_a_sale_and_a_promise(
    phone: Page, served: Served, language: Language
) -> None:
    say = translator(language).gettext
    customers = len(cells(served.workbook, "Contacts"))
    phone.goto(f"{served.address}/?lang={language}")

    phone.get_by_label(say("Write what happened"), exact=True).fill(LINES[language])
    phone.get_by_role("button", name=say("Show what is understood")).click()
    expect(phone.get_by_label(say("Amount"), exact=True)).to_be_visible()
    phone.get_by_role("button", name=say("Save to sheet")).click()

    assert soon(lambda: len(cells(served.workbook, "Contacts")) == customers + 1)
    assert {3200, 2000} <= set(cells(served.workbook, "Sales")[-1])


def test_a_caller_is_found_by_the_last_digits_and_the_call_is_logged(phone: Page, served: Served) -> None:
    phone.goto(served.address)

    phone.get_by_label("Who is calling?").fill("00002")
    phone.get_by_label("Who is calling?").press("Enter")
    phone.get_by_test_id("stMain").get_by_role("link", name="सीता वर्मा").first.click()
    phone.get_by_role("button", name="Called").first.click()
    phone.get_by_role("dialog").get_by_role("button", name="Save to sheet").click()

    expect(phone.get_by_role("dialog")).to_have_count(0)
    assert soon(lambda: len(cells(served.workbook, "Activities")) == 14)


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A shop that keeps everything in one tab, whose rows nobody has numbered."""
    folder = tmp_path_factory.mktemp("register")
    book = openpyxl.Workbook()
    sheet = book.create_sheet("Udhaar", 0)
    sheet.append(["Date", "Name", "Mobile", "Item", "Amount", "Received", "Due"])
    for day in range(1, 25):
        sheet.append([date(2026, 3, day), f"Customer {day:02}", f"98765000{day:02}", "Fan", 1800, 800, 1000])
    book.save(folder / "register.xlsx")
    environment = os.environ | {"BAHI_WORKBOOK": str(folder / "register.xlsx"), "BAHI_STATE": str(folder / "state")}
    with serving(folder, environment) as address:
        yield Served(address, folder / "register.xlsx")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_day_with_a_register_from_its_first_number_to_money_received(
    phone: Page, register: Served, language: Language
) -> None:
    say = translator(language).gettext
    phone.goto(f"{register.address}/?lang={language}")
    phone.get_by_label(say("Write what happened"), exact=True).fill(LINES[language])
    if language == "en":
        phone.get_by_role("button", name=say("Keep a copy and number the rows")).click()
        expect(phone.get_by_role("button", name=say("Keep a copy and number the rows"))).to_have_count(0)
    else:
        phone.get_by_role("button", name=say("Show what is understood")).click()
    phone.get_by_role("button", name=say("Save to sheet")).click()
    expect(phone.get_by_role("button", name=say("Undo"))).to_be_visible()

    name = LINES[language].split()[0]
    phone.get_by_label(say("Who is calling?")).fill(name)
    phone.locator("[class*='looked'] a").get_by_text(name).first.click()
    expect(phone.get_by_role("button", name=say("Called"))).to_be_visible()
    phone.locator("a[href*='money?party']").click()
    phone.get_by_role("button", name=say("Received money")).click()
    phone.get_by_label(say("Amount"), exact=True).fill("250")
    phone.get_by_role("button", name=say("Save to sheet")).click()

    assert soon(lambda: any(250 in row for row in cells(register.workbook, "Payments")))
    assert {3200, 2000} <= set(cells(register.workbook, "Udhaar")[-1])


def test_no_page_of_the_menu_fails_where_there_is_one_tab_and_no_doubles(page: Page, register: Served) -> None:
    page.goto(register.address)
    links = page.get_by_test_id("stSidebarNavLink")
    expect(links.first).to_be_visible()
    for address in [link.get_attribute("href") for link in links.all()]:
        page.goto(f"{register.address}{address}" if str(address).startswith("/") else str(address))
        expect(page.get_by_test_id("stMain").get_by_test_id("stHeading").first).to_be_visible()
        expect(page.get_by_test_id("stException")).to_have_count(0)
