"""On the sheet page the customers of a register get a tab of their own, and the register counts alone again."""

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from streamlit.testing.v1 import AppTest

from sync.place import Place
from tests import workbooks
from tests.ui.app import opened, opening, texts

HEADINGS = ("Date", "Customer Name", "Mobile", "Item", "Amount")
ROWS = (("2/4/26", "Rajesh Sharma", "9876543210", "Fan", 2400), ("4/4/26", "Seeta Devi", "9811111111", "Mixer", 3200))


@pytest.fixture
def register(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Place]:
    path = workbooks.write(tmp_path / "register.xlsx", {"Bahi": [HEADINGS, *ROWS]})
    with opening(path, monkeypatch) as place:
        yield place


@pytest.fixture
def page(register: Place) -> AppTest:
    app = opened()
    app.session_state["splitting"] = True
    return app.switch_page("pages/more/sheet.py").run()


def test_what_it_would_do_is_shown_first(page: AppTest) -> None:
    assert "Contacts: 2 customers get a row" in texts(page)


def test_one_click_makes_the_tab_and_another_sets_it_aside(register: Place, page: AppTest) -> None:
    page.button(key="split_register").click().run()

    assert openpyxl.load_workbook(register.workbook)["Contacts"].max_row == 3
    page.button(key="join_register").click().run()
    assert not page.exception
    assert openpyxl.load_workbook(register.workbook).sheetnames == ["Bahi", "Contacts"]
