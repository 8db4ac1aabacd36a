"""The walk that connects a Google Sheet, and what the Sheet page then says of it."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from sync.google.keys import found_key, keep_key
from sync.place import Place, choose, place_from
from sync.pull import pull
from sync.sheet_address import sheet_address
from tests.sheets_emulator.client import Backstage, service_account_key
from tests.sheets_emulator.server import running_emulator
from tests.ui.app import opened, table_page, texts
from tests.ui.little_shop import write_little_shop
from ui.found_sheet import look_anew
from ui.watching import keep_watching

ACCOUNT = "shop@bahi-shop.iam.gserviceaccount.com"
TABS: dict[str, Any] = {
    "Contacts": [["ID", "Name", "Phone"], ["k1", "Asha", "98765 43210"], ["k2", "Bilal", "98765 43211"]],
    "Rough work": [["foo", "bar"], [1, 2]],
}
CONNECT = "pages/start/connect.py"


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    with running_emulator() as server:
        yield server.url


@pytest.fixture
def google(url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Backstage]:
    """A Bahi that opens the sample shop, has no key, and asks the emulator instead of Google."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("BAHI_WORKBOOK", "BAHI_STATE", "BAHI_GOOGLE_KEY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("BAHI_GOOGLE_API", url)
    (tmp_path / "demo").mkdir()
    write_little_shop(tmp_path / "demo" / "shop.xlsx")
    pull(place_from())
    look_anew()
    backstage = Backstage(url)
    backstage.reset()
    yield backstage
    for place in (Place("demo/shop.xlsx", Path("demo/state/shop")), place_from()):
        keep_watching(place).stop()
    keep_watching.clear()


def connecting(sheet: str = "", step: int = 1) -> AppTest:
    """The walk, at a step."""
    app = opened()
    app.switch_page(CONNECT)
    app.query_params["step"] = str(step)
    app.query_params["sheet"] = sheet
    return app.run()


def sheet_page() -> AppTest:
    app = opened()
    return app.switch_page("pages/more/sheet.py").run()


def errors(app: AppTest) -> str:
    return " ".join(error.value.replace("\\", "") for error in app.error)


def steps_open(app: AppTest) -> list[str]:
    return [heading.value for heading in app.subheader]


@pytest.mark.parametrize(
    "pasted, said",
    [
        ("https://docs.google.com/forms/d/1abc/edit", "Google Form"),
        ("https://docs.google.com/spreadsheets/d/" + "1" * 44 + "/edit?rtpof=true", "Save as Google Sheets"),
        ("", "not the link of a Google Sheet"),
    ],
)
def test_a_link_that_is_no_sheet_is_called_by_its_name_and_the_first_step_stays_open(
    google: Backstage, pasted: str, said: str
) -> None:
    app = connecting()
    app.text_input(key="sheet_link").set_value(pasted)
    app.button(key="take_link").click().run()

    assert said in errors(app)
    assert steps_open(app) == ["1. Your sheet"]


def test_a_key_file_is_kept_and_its_address_is_shown_to_share_the_sheet_with(google: Backstage) -> None:
    sheet = google.workbook(TABS, shared_with=["owner@example.com"])
    app = connecting()
    app.text_input(key="sheet_link").set_value(sheet_address(sheet))
    app.button(key="take_link").click().run()
    key = json.dumps(service_account_key(google.url, ACCOUNT)).encode()
    app.file_uploader(key="google_key").set_value(("key.json", key, "application/json")).run()

    found = found_key()
    assert found is not None
    assert found.account == ACCOUNT
    assert steps_open(app) == ["3. Share the sheet"]
    assert [code.value for code in app.code] == [ACCOUNT]


def test_another_file_is_no_key_and_nothing_is_kept(google: Backstage) -> None:
    app = connecting("1" * 44, 2)
    app.file_uploader(key="google_key").set_value(("client.json", b'{"installed": {}}', "application/json")).run()

    assert "names a sign-in client" in errors(app)
    assert found_key() is None


def test_checking_says_precisely_what_is_missing_until_the_sheet_is_shared(google: Backstage) -> None:
    keep_key(service_account_key(google.url, ACCOUNT))
    sheet = google.workbook(TABS, shared_with=["owner@example.com"])
    app = connecting(sheet, 3)

    app.button(key="check_access").click().run()
    assert f"Share it with {ACCOUNT} as an editor" in errors(app)
    google.give_access(sheet, viewers=[ACCOUNT])
    app.button(key="check_access").click().run()
    assert "may look at this sheet, but not change it" in errors(app)
    assert "✓ Bahi may read it." in texts(app)
    google.give_access(sheet, shared_with=[ACCOUNT])
    app.button(key="check_access").click().run()

    assert steps_open(app) == ["4. What Bahi found"]
    assert [metric.label.replace("\\", "") for metric in app.metric] == ["Contacts · Customers"]


def test_use_this_sheet_opens_it_from_then_on_and_wrote_nothing(google: Backstage) -> None:
    keep_key(service_account_key(google.url, ACCOUNT))
    sheet = google.workbook(TABS, shared_with=[ACCOUNT])
    before = google.cells(sheet)

    connecting(sheet, 4).button(key="use_sheet_found").click().run()

    assert place_from().workbook == sheet_address(sheet)
    assert google.cells(sheet) == before


def test_without_a_key_an_open_sheet_is_used_for_looking(google: Backstage) -> None:
    sheet = google.workbook(TABS, shared_with=["owner@example.com"])
    app = connecting(sheet, 2)
    app.radio(key="way_in").set_value("look").run()
    app.button(key="no_key").click().run()
    app.button(key="check_access").click().run()
    assert "“Anyone with the link”" in errors(app)

    google.give_access(sheet, link="reader")
    app.button(key="check_access").click().run()
    app.button(key="use_sheet_found").click().run()

    assert any("can only look at this sheet" in text for text in texts(sheet_page()))


def test_the_sheet_page_names_the_address_and_forgets_the_key(google: Backstage) -> None:
    keep_key(service_account_key(google.url, ACCOUNT))
    choose(sheet_address(google.workbook(TABS, shared_with=[ACCOUNT])))
    pull(place_from())

    app = sheet_page()
    assert ACCOUNT in [code.value for code in app.code]
    app.button(key="forget_key").click().run()

    assert found_key() is None
    assert any("can only look at this sheet" in text for text in texts(app))


def test_check_my_sheet_takes_a_link_and_leads_to_connecting_it(google: Backstage) -> None:
    sheet = google.workbook(TABS, shared_with=["owner@example.com"], link="reader")
    app = opened().switch_page("pages/start/start.py").run()
    app.text_input(key="pasted_link").set_value(sheet_address(sheet))
    app.button(key="check_pasted_link").click().run()

    assert [metric.value for metric in app.metric] == ["2"]
    app.button(key="use_checked_link").click().run()
    assert steps_open(app) == ["2. How Bahi gets in"]


def test_check_my_sheet_says_how_to_open_a_sheet_that_nobody_shared(google: Backstage) -> None:
    app = opened().switch_page("pages/start/start.py").run()
    app.text_input(key="pasted_link").set_value(sheet_address(google.workbook(TABS, shared_with=["owner@example.com"])))
    app.button(key="check_pasted_link").click().run()

    assert "set General access to “Anyone with the link”" in errors(app)


def test_a_sheet_that_cannot_be_read_at_first_asks_for_the_key_on_the_spot(google: Backstage) -> None:
    sheet = google.workbook(TABS, shared_with=[ACCOUNT])
    choose(sheet_address(sheet))
    app = opened()
    assert "Or connect Google, then it can stay private" in errors(app)

    key = json.dumps(service_account_key(google.url, ACCOUNT)).encode()
    app.file_uploader(key="google_key").set_value(("key.json", key, "application/json")).run()

    assert not app.exception
    assert any("2" in metric.value for metric in app.metric)


def test_a_problem_leads_to_its_cell_in_the_sheet(google: Backstage) -> None:
    keep_key(service_account_key(google.url, ACCOUNT))
    rows = [["ID", "Name", "Phone"], ["k1", "Asha", "98765 4321"]]
    sheet = google.workbook({"Contacts": rows}, shared_with=[ACCOUNT])
    choose(sheet_address(sheet))
    pull(place_from())

    app = table_page("Contacts", record="k1")

    assert f"{sheet_address(sheet)}?gid=0#gid=0&range=C2" in [link.url for link in app.link_button]
