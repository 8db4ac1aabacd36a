"""Every page opens on a real little shop, in every language, and says what it should."""

import json
from pathlib import Path

import openpyxl
import pytest

from sync.current import reading
from sync.place import Place
from sync.pull import pull
from tests.ui.app import opened
from tests.ui.little_shop import write_little_shop
from translations import LANGUAGES

PAGES = (
    "pages/home/customers.py",
    "pages/home/money.py",
    "pages/home/today.py",
    "pages/selling/enquiries.py",
    "pages/reports/reports.py",
    "pages/fix/duplicates.py",
    "pages/fix/import_list.py",
    "pages/fix/problems.py",
    "pages/more/history.py",
    "pages/more/sheet.py",
    "pages/more/settings.py",
    "pages/more/help.py",
    "pages/start/connect.py",
    "pages/start/start.py",
)
ROOT = Path(__file__).parent.parent.parent


def test_every_page_file_is_tried_here() -> None:
    found = {str(path.relative_to(ROOT)) for path in (ROOT / "pages").rglob("*.py") if path.name != "__init__.py"}

    assert found == set(PAGES)


def test_nothing_but_its_init_lies_directly_in_pages() -> None:
    assert [path.name for path in (ROOT / "pages").glob("*.py")] == ["__init__.py"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_opens_without_a_fault(shop: Place, language: str) -> None:
    app = opened(lang=language)

    for page in PAGES:
        app.switch_page(page).run()
        assert not app.exception, (page, app.exception)


def test_today_counts_customers_and_leads_to_them(shop: Place) -> None:
    app = opened()

    assert ("Customers", "60") in [(metric.label, metric.value) for metric in app.metric]
    assert any("contacts" in link.proto.page for link in app.page_link)


def test_today_names_follow_ups_whose_day_has_come(shop: Place) -> None:
    app = opened()

    assert any(caption.value.startswith("Call back 1 ") for caption in app.caption)


def test_a_workbook_never_read_is_read_before_the_page_shows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BAHI_WORKBOOK", str(write_little_shop(tmp_path / "new.xlsx")))
    monkeypatch.setenv("BAHI_STATE", str(tmp_path / "state"))

    app = opened()

    assert not app.exception
    assert ("Customers", "60") in [(metric.label, metric.value) for metric in app.metric]


def test_a_workbook_that_is_not_there_is_said_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BAHI_WORKBOOK", str(tmp_path / "gone.xlsx"))
    monkeypatch.setenv("BAHI_STATE", str(tmp_path / "state"))

    app = opened()

    assert not app.exception
    assert app.error


def test_one_repair_is_accepted_with_one_click(shop: Place) -> None:
    app = opened().switch_page("pages/fix/problems.py")
    app.query_params["kind"] = "email_slip"
    app.run()

    next(button for button in app.button if "six" in button.label).click().run()

    assert _value(shop, "k0006", "emails") == ("six@gmail.com",)


def test_a_value_changed_in_the_sheet_is_brought_back_from_the_history(shop: Place) -> None:
    _type_into_sheet(shop, row=2, column=5, text="Agra")
    pull(shop)
    app = opened()
    app.switch_page("pages/more/history.py").run()

    next(button for button in app.button if button.label == "Restore this value").click().run()

    assert _value(shop, "k0001", "city") == "Lahore"


def test_rows_deleted_in_the_sheet_are_brought_back(shop: Place) -> None:
    _delete_rows(shop, first=2, count=3)
    pull(shop)
    app = opened()
    app.session_state["history_part"] = "Deleted rows"
    app.switch_page("pages/more/history.py").run()

    app.button(key="restore_all").click().run()

    assert [_value(shop, f"k000{number}", "name") for number in (1, 2, 3)] == [
        "Rajesh Sharma",
        "सीता वर्मा",
        "عمران خان",
    ]


def test_the_language_stays_chosen_the_next_time(shop: Place) -> None:
    app = opened()
    app.switch_page("pages/more/settings.py").run()

    app.button(key="speak:ur").click().run()

    assert json.loads((shop.state / "app.json").read_text())["language"] == "ur"


def test_show_everything_puts_every_list_into_the_menu(shop: Place) -> None:
    app = opened()
    app.switch_page("pages/more/settings.py").run()

    app.toggle(key="show_everything").set_value(True).run()

    assert json.loads((shop.state / "app.json").read_text())["shows_everything"] is True


def test_a_list_is_shown_as_it_was_on_a_day(shop: Place) -> None:
    app = opened()
    app.session_state["history_part"] = "How it looked on a day"
    app.switch_page("pages/more/history.py").run()

    app.text_input(key="as_of_search").set_value("seeta").run()

    assert list(app.dataframe[0].value["name"]) == ["सीता वर्मा"]


def test_what_a_heading_means_is_said_once_and_read_so(shop: Place) -> None:
    app = opened()
    app.switch_page("pages/more/sheet.py").run()
    app.selectbox(key="meaning:Contacts:9").set_value("Contacts.area").run()

    app.button(key="meaning:Contacts:9:save").click().run()

    assert _value(shop, "k0001", "area") == "peanut"


def _value(shop: Place, record: str, field: str) -> object:
    with reading(shop) as snapshot:
        row = snapshot.row("Contacts", record)
        return row and row.values[field]


def _type_into_sheet(shop: Place, *, row: int, column: int, text: str) -> None:
    book = openpyxl.load_workbook(shop.workbook)
    book["Contacts"].cell(row, column, text)
    book.save(shop.workbook)


def _delete_rows(shop: Place, *, first: int, count: int) -> None:
    book = openpyxl.load_workbook(shop.workbook)
    book["Contacts"].delete_rows(first, count)
    book.save(shop.workbook)
