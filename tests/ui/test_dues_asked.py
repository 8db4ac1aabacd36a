"""An owner is asked what a due column holds, where Bahi cannot tell; the answer counts."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from records.accounts import balances
from sync.current import reading
from sync.place import Place
from tests import workbooks
from tests.ui.app import opened, opening, texts
from validation.register_dues import DueKind

FIX = "pages/fix/problems.py"
HEADINGS = ("Date", "Customer Name", "Mobile", "Item", "Amount", "Received", "Balance")
ROWS = (
    ("2/4/26", "Rajesh Sharma", "9876543210", "Fan", 1000, 400, 900),
    ("3/4/26", "Rajesh Sharma", "9876543210", "Iron", 500, 100, 1300),
    ("4/4/26", "Seeta Devi", "9811111111", "Mixer", 3000, 1000, 2100),
    ("5/4/26", "Seeta Devi", "9811111111", "Jar", 200, 100, 2200),
    ("6/4/26", "Seeta Devi", "9811111111", "Lid", 100, 0, 2500),
)
"""A balance that runs with each customer, but for a slip in the last row; and both brought something along."""


@pytest.fixture
def register(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Place]:
    path = workbooks.write(tmp_path / "register.xlsx", {"Bahi": [HEADINGS, *ROWS]})
    with opening(path, monkeypatch) as place:
        yield place


def owed(place: Place) -> dict[str, Decimal]:
    with reading(place) as snapshot:
        return {balance.label: balance.balance for balance in balances(snapshot)}


def test_the_question_says_what_it_is_about(register: Place) -> None:
    app = opened(kind="due_unclear").switch_page(FIX).run()

    assert any(text.startswith("⚠ Bahi, Balance: What does “Balance” hold") for text in texts(app))


def test_the_answer_is_remembered_and_the_rest_checked_against_it(register: Place) -> None:
    assert owed(register) == {"Rajesh Sharma": 1000, "Seeta Devi": 2200}
    app = opened(kind="due_unclear").switch_page(FIX).run()

    app.button(key=f"dues:Bahi:{DueKind.RUNNING}").click().run()

    # Rajesh brought 300 along and Seeta 100; the slip of 200 is named in its row.
    assert owed(register) == {"Rajesh Sharma": 1300, "Seeta Devi": 2300}
    with reading(register) as snapshot:
        assert [(one.kind.value, one.row) for one in snapshot.problems() if one.row] == [("balance_differs", 6)]


def test_the_answer_can_be_taken_back(register: Place) -> None:
    app = opened(kind="due_unclear").switch_page(FIX).run()
    app.button(key=f"dues:Bahi:{DueKind.PER_ROW}").click().run()

    app.switch_page("pages/more/sheet.py").run()
    app.button(key="dues:Bahi:anew").click().run()

    with reading(register) as snapshot:
        assert [one.row for one in snapshot.problems() if one.field == "due"] == [None]
