"""Customers who are only named in other tabs get their cards with one click."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from records.named_only import named_only
from sync.current import reading
from sync.place import Place
from sync.pull import pull
from sync.push import push
from tests import workbooks
from tests.ui.app import opened, opening, texts

FIX, CUSTOMERS = "pages/fix/problems.py", "pages/home/customers.py"
PAYMENTS = (
    ("Receipt No", "Date", "Party", "Mobile", "Amount", "Paid by"),
    ("1", "1/4/26", "Asha Rani", "9811012345", 500, "Cash"),
    ("2", "2/4/26", "asha  rani", "9811012345", 300, "UPI"),
    ("3", "3/4/26", "Bilal Khan", "9811012346", 700, "Cash"),
    ("4", "4/4/26", "Cash customer", None, 90, "Cash"),
    ("7", "4/4/26", "WALK-IN", None, 90, "Cash"),
    ("8", "4/4/26", "नकद ग्राहक", None, 90, "Cash"),
    ("5", "5/4/26", "k2m4n6p8", None, 90, "Cash"),
    ("6", "6/4/26", "सीता", None, 250, "Cash"),
)
PEOPLE = (("ID", "Name", "Mobile"), ("k1", "Bilal Kahn", "9811012346"))


@pytest.fixture
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Place]:
    """Payments, and no list of customers at all."""
    with opening(workbooks.write(tmp_path / "shop.xlsx", {"Payments": PAYMENTS}), monkeypatch) as place:
        yield place


def names(place: Place) -> dict[str, tuple[int, tuple[str, ...]]]:
    with reading(place) as snapshot:
        return {one.name: (sum(one.rows.values()), tuple(one.phones)) for one in named_only(snapshot)}


def test_names_are_counted_whatever_their_spelling_and_placeholders_and_ids_are_none(alone: Place) -> None:
    assert names(alone) == {
        "Asha Rani": (2, ("+919811012345",)),
        "Bilal Khan": (1, ("+919811012346",)),
        "सीता": (1, ()),
    }


@pytest.mark.parametrize("page", [FIX, CUSTOMERS])
def test_one_click_adds_them_with_their_phones_and_one_takes_them_back(alone: Place, page: str) -> None:
    app = opened().switch_page(page).run()
    app.session_state["named_only"] = True
    app.run()
    app.button(key="add_named_only").click().run()

    assert any("3 customers added." in text for text in texts(app))
    push(alone)
    pull(alone)
    assert names(alone) == {}
    with reading(alone) as snapshot:
        found = snapshot.cursor().execute(
            "SELECT c._label, c.phones, count(*) FROM contacts c JOIN payments p ON p.party = c._key GROUP BY ALL ORDER BY 1"
        ).fetchall()  # fmt: skip
    assert found == [("Asha Rani", ["+919811012345"], 2), ("Bilal Khan", ["+919811012346"], 1), ("सीता", None, 1)]
    app.button(key="undo_saved").click().run()
    push(alone)
    pull(alone)
    assert set(names(alone)) == {"Asha Rani", "Bilal Khan", "सीता"}


def test_somebody_who_may_be_there_already_is_named_and_not_added(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opening(workbooks.write(tmp_path / "shop.xlsx", {"Contacts": PEOPLE, "Payments": PAYMENTS}), monkeypatch):
        app = opened().switch_page(FIX).run()
        app.session_state["named_only"] = True
        app.run()

        assert "Bilal Khan may be Bilal Kahn." in texts(app)
        assert app.button(key="add_named_only").label == "Add 2 customers"


def test_of_two_customers_of_one_name_nobody_is_added(tmp_path: Path) -> None:
    people = (*PEOPLE, ("k3", "Asha Rani", "9811012341"), ("k4", "Asha Rani", "9811012342"))
    path = workbooks.write(tmp_path / "shop.xlsx", {"Contacts": people, "Payments": PAYMENTS})
    place = Place(str(path), tmp_path / "state")
    pull(place)

    assert set(names(place)) == {"Bilal Khan", "सीता"}
