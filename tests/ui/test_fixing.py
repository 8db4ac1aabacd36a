"""Check & fix: certain repairs are looked at, narrowed, made at once and undone as one."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from streamlit.testing.v1 import AppTest

from sync.place import Place
from sync.pull import pull
from sync.push import push
from tests import workbooks
from tests.ui.app import opened, opening, texts

NAMES = ("Asha", "Usha", *(f"Ravi{number}" for number in range(10)))
PEOPLE = [(f"k{at:07}", f" {name}  Rani ", f"98765000{at:02}") for at, name in enumerate(NAMES)]
FIRMS = [("g0000001", "Sheikh  Motors ", "022 23456789")]


@pytest.fixture
def untidy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Place]:
    tabs = {"Customers": [("id", "Name", "Mobile"), *PEOPLE], "Organisations": [("id", "Name", "Phone"), *FIRMS]}
    with opening(workbooks.write(tmp_path / "shop.xlsx", tabs), monkeypatch) as place:
        yield place


def fixing() -> AppTest:
    app = opened(kind="spaces").switch_page("pages/fix/problems.py").run()
    app.session_state["accept_many:spaces"] = True
    return app.run()


def names(place: Place) -> list[object]:
    push(place)
    pull(place)
    return [row[1].value for row in load_workbook(place.workbook)["Customers"].iter_rows()]


def test_repairs_of_a_filter_are_shown_made_at_once_and_undone_as_one(untidy: Place) -> None:
    before, app = names(untidy), fixing()
    app.text_input(key="fix_text:spaces").set_value("sha ").run()
    assert [list(row) for row in app.dataframe[0].value[["Now", "Then"]].to_numpy()] == [
        [" Asha  Rani ", "Asha Rani"],
        [" Usha  Rani ", "Usha Rani"],
    ]
    app.button(key="accept_all:spaces").click().run()

    assert any(text.startswith("2 rows repaired.") for text in texts(app))
    after = names(untidy)
    app.button(key="undo_saved").click().run()
    assert (sum(a != b for a, b in zip(before, after, strict=True)), names(untidy)) == (2, before)


def test_what_was_opened_stays_open_when_a_repair_changes_its_title(untidy: Place) -> None:
    app = opened().switch_page("pages/fix/problems.py").run()
    app.session_state["kind:spaces"] = True
    app.run()

    next(button for button in app.button if button.label == "Write Asha Rani").click().run()

    assert "Write Usha Rani" in [button.label for button in app.button]
