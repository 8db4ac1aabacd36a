"""The switch on the Sheet page that keeps the history in the sheet too."""

from pathlib import Path

import openpyxl
import pytest
from streamlit.testing.v1 import AppTest

from sync.edits import save_edit
from sync.mirror.switching import switch_on
from sync.place import Place
from sync.pull import pull
from sync.push import push
from tests.ui.app import opened

PAGE = "pages/more/sheet.py"


def sheet_page() -> AppTest:
    return opened().switch_page(PAGE).run()


def test_the_switch_makes_the_hidden_tab(shop: Place) -> None:
    page = sheet_page()
    assert not page.toggle(key="history_kept").value

    page.toggle(key="history_kept").set_value(True).run()

    assert not page.exception
    assert openpyxl.load_workbook(shop.workbook)["_history"].sheet_state == "hidden"


def test_what_came_back_is_told_until_it_was_read(shop: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from sync.current import reading

    with reading(shop) as snapshot:
        record = snapshot.cursor().execute("SELECT id FROM contacts WHERE id IS NOT NULL LIMIT 1").fetchone()[0]  # type: ignore[index]
    save_edit(shop, "Contacts", record, {"city": "Delhi"})
    push(shop)
    switch_on(shop)
    pull(Place(shop.workbook, tmp_path / "another"))
    monkeypatch.setenv("BAHI_STATE", str(tmp_path / "another"))

    page = sheet_page()
    told = [info.value.replace("\\", "") for info in page.info if "History brought back" in info.value]
    page.button(key="history_seen").click().run()

    assert told[0].startswith("History brought back from the sheet: 1 change.")
    assert not [info.value for info in page.info if "History brought back" in info.value]
