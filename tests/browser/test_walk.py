"""A walk through the whole app as a person takes it: every entry of the menu, links, saving, three languages, a phone."""

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Served
from tests.browser.steps import soon

pytestmark = pytest.mark.browser
expect.set_options(timeout=30_000)


def test_a_link_opens_its_page_on_a_server_that_has_just_started(page: Page, served: Served) -> None:
    page.goto(f"{served.address}/contacts?record=k0001")

    expect(page.get_by_role("heading", name="Rajesh Sharma")).to_be_visible()
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert page.url.endswith("/contacts?record=k0001")


def test_every_entry_of_the_menu_opens(page: Page, served: Served) -> None:
    page.goto(served.address)
    links = page.get_by_test_id("stSidebarNavLink")
    expect(links.first).to_be_visible()

    for number in range(links.count()):
        links.nth(number).click()
        expect(page.get_by_test_id("stMain").get_by_role("heading").first).to_be_visible()
        _sound(page)


def test_no_request_leaves_the_machine(page: Page, served: Served) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for path in ("/", "/contacts", "/reports", "/start?lang=ur", "/contacts?lang=hi"):
        page.goto(served.address + path)
        _sound(page)

    own = (served.address, served.address.replace("http", "ws"), "data:", "blob:")
    assert [url for url in asked if not url.startswith(own)] == []


def test_an_unknown_address_says_so(page: Page, served: Served) -> None:
    page.goto(f"{served.address}/no_such_page")

    expect(page.get_by_role("heading", name="Page not found")).to_be_visible()
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_a_click_on_a_row_opens_its_card_and_back_returns_to_the_list(page: Page, served: Served) -> None:
    page.goto(f"{served.address}/contacts?q=rajesh")
    _click_in_grid(page, x=100, y=50)
    expect(page.get_by_role("heading", name="Rajesh Sharma")).to_be_visible()

    page.go_back()

    expect(page.get_by_test_id("stDataFrame")).to_be_visible()
    assert page.url.endswith("/contacts?q=rajesh")


def test_a_click_on_a_heading_sorts_the_whole_table(page: Page, served: Served) -> None:
    page.goto(f"{served.address}/contacts")

    _click_in_grid(page, x=100, y=16)

    page.wait_for_url("**/contacts?sort=name")
    _sound(page)


def test_searching_answers_while_one_types(page: Page, served: Served) -> None:
    page.goto(f"{served.address}/contacts")

    page.get_by_placeholder("Search: a name").press_sequentially("seeta", delay=40)

    expect(page.get_by_text("matching “seeta”")).to_be_visible()
    assert page.url.endswith("?q=seeta")


def test_what_is_saved_here_is_soon_in_the_sheet(page: Page, served: Served) -> None:
    page.goto(f"{served.address}/contacts?record=k0010&edit=1")
    page.get_by_role("textbox", name="City").fill("Agra")

    page.get_by_role("button", name="Save to sheet").click()

    expect(page.get_by_role("button", name="Undo")).to_be_visible()
    assert soon(lambda: _cell(served, row=11, column=5) == "Agra")


def test_what_is_typed_into_the_sheet_is_soon_on_the_page(page: Page, served: Served) -> None:
    page.goto(f"{served.address}/contacts?record=k0020")
    expect(page.get_by_role("heading", name="Customer 20")).to_be_visible()
    book = openpyxl.load_workbook(served.workbook)
    book["Contacts"].cell(21, 5, "Jaipur")
    book.save(served.workbook)

    expect(page.get_by_text("Jaipur", exact=True)).to_be_visible(timeout=60_000)


def test_what_people_typed_is_never_obeyed(page: Page, served: Served) -> None:
    page.goto(f"{served.address}/contacts?record=k0004")
    expect(page.get_by_role("heading").first).to_contain_text("<b>VIP</b> [offer](https:")

    assert page.locator("[src*='evil.example'], [href*='evil.example']").count() == 0


def test_a_file_is_checked_in_plain_words(page: Page, served: Served) -> None:
    page.goto(f"{served.address}/start")

    page.locator("input[type=file]").set_input_files(served.workbook)

    expect(page.get_by_text("Slip in an e-mail address: 1")).to_be_visible()
    _sound(page)


@pytest.mark.parametrize("kind", ["Excel", "PDF", "CSV"])
def test_a_list_is_downloaded_as_it_is_filtered(page: Page, served: Served, kind: str) -> None:
    page.goto(f"{served.address}/contacts?city=Lahore")

    with page.expect_download() as download:
        page.get_by_role("button", name=f"Download {kind}").click()

    assert download.value.path().stat().st_size > 500


@pytest.mark.parametrize(("language", "direction"), [("en", "ltr"), ("hi", "ltr"), ("ur", "rtl")])
def test_the_page_runs_in_the_direction_of_its_language(
    page: Page, served: Served, language: str, direction: str
) -> None:
    page.goto(f"{served.address}/contacts?lang={language}")
    expect(page.get_by_test_id("stDataFrame")).to_be_visible()

    assert page.evaluate("[document.documentElement.lang, document.documentElement.dir]") == [language, direction]


def test_nothing_is_wider_than_a_phone(page: Page, served: Served) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    for path in (
        "/",
        "/contacts",
        "/contacts?record=k0001",
        "/contacts?new=1",
        "/reports",
        "/problems",
        "/history",
        "/sheet",
    ):
        page.goto(served.address + path)
        _sound(page)

        assert page.evaluate("document.documentElement.scrollWidth") <= 390, path


def test_a_closed_menu_is_out_of_sight_on_a_phone_in_every_direction(page: Page, served: Served) -> None:
    page.set_viewport_size({"width": 390, "height": 800})

    page.goto(f"{served.address}/contacts?lang=ur")

    _sound(page)
    expect(page.get_by_test_id("stSidebarNav")).not_to_be_in_viewport()


def test_the_language_chosen_in_the_menu_turns_the_page(page: Page, served: Served) -> None:
    page.goto(f"{served.address}/contacts")
    page.get_by_test_id("stSidebar").get_by_role("combobox").click()

    page.get_by_role("option", name="اردو").click()

    expect(page.locator("html")).to_have_attribute("dir", "rtl")


def test_ticking_a_row_does_not_move_the_rows(page: Page, served: Served) -> None:
    page.goto(f"{served.address}/contacts?lang=en")

    _click_in_grid(page, x=16, y=50)
    _click_in_grid(page, x=16, y=82)

    expect(page.get_by_role("button", name="Change 2 ticked rows")).to_be_visible()


def _sound(page: Page) -> None:
    expect(page.get_by_test_id("stMain").get_by_role("heading").first).to_be_visible()
    expect(page.get_by_test_id("stException")).to_have_count(0)


def _click_in_grid(page: Page, *, x: int, y: int) -> None:
    grid = page.get_by_test_id("stDataFrame")
    expect(grid.locator("canvas").first).to_be_visible()
    # The grid is painted: it takes clicks a moment after it is there.
    page.wait_for_timeout(800)
    box = grid.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + x, box["y"] + y)


def _cell(served: Served, *, row: int, column: int) -> object:
    return openpyxl.load_workbook(served.workbook)["Contacts"].cell(row, column).value
