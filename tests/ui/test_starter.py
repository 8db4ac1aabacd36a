"""The first page makes an empty workbook for a trade, and opens it."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.ui.app import opened, texts


@pytest.fixture
def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """The first page in an empty folder, with the clinic chosen."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("BAHI_WORKBOOK", raising=False)
    monkeypatch.delenv("BAHI_STATE", raising=False)
    app = opened().switch_page("pages/start/start.py").run()
    return app.selectbox(key="trade").select("clinic").run()


def test_a_chosen_trade_says_what_its_workbook_holds(app: AppTest) -> None:
    assert "Sees patients and calls them back." in texts(app)
    assert any("Blood group, Allergies" in caption.value for caption in app.caption)


def test_the_workbook_is_made_in_the_language_chosen_and_is_open_from_then_on(app: AppTest, tmp_path: Path) -> None:
    app = app.selectbox(key="trade_language").select("hi").run()
    app = app.button(key="begin_trade").click().run()

    assert not app.exception
    assert (tmp_path / "workbooks" / "क्लिनिक.xlsx").exists()
