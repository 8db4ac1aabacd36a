"""On a customer's card the rows of a register can be given to somebody else, and another customer's taken over."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from records.query import Query
from records.register_rows import register_rows_of
from sync.current import reading
from sync.place import Place
from sync.prepare import begin_numbering
from sync.pull import pull
from sync.push import push
from tests import workbooks
from tests.ui.app import opening, table_page

HEADINGS = ("Date", "Customer Name", "Mobile", "Item", "Amount")
ROWS = (
    ("2/4/26", "Rajesh Sharma", "9876543210", "Fan", 2400),
    ("3/4/26", "Rajesh Sharma", "9876543210", "Iron", 950),
    ("4/4/26", "R. Sharma", "9811111111", "Mixer", 3200),
)


@pytest.fixture
def register(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Place]:
    path = workbooks.write(tmp_path / "register.xlsx", {"Bahi": [HEADINGS, *ROWS]})
    with opening(path, monkeypatch) as place:
        yield place


def numbered(place: Place) -> None:
    begin_numbering(place)
    for _ in range(2):
        pull(place)
        push(place)
    pull(place)


def bought(place: Place, customer: str) -> set[str]:
    with reading(place) as snapshot:
        return {row.item for row in register_rows_of(snapshot, customer)}


def key_of(place: Place, name: str) -> str:
    with reading(place) as snapshot:
        return next(row.key for row in snapshot.rows(Query("contacts")) if row.label == name)


def test_ticked_rows_become_a_new_customers(register: Place) -> None:
    numbered(register)
    key = key_of(register, "Rajesh Sharma")
    app = table_page("Contacts", record=key)

    iron = next(box for box in app.checkbox if "Iron" in box.label)
    iron.check().run()
    app.button(key=f"part:{key}").click().run()

    assert bought(register, key) == {"Fan"}
    assert not app.exception


def test_the_row_shows_what_tells_it_from_the_others(register: Place) -> None:
    numbered(register)
    app = table_page("Contacts", record=key_of(register, "Rajesh Sharma"))

    assert [box.label.replace("\\", "") for box in app.checkbox] == [
        "3 Apr 2026 · Iron · ₹950 · Rajesh Sharma · +91 98765 43210",
        "2 Apr 2026 · Fan · ₹2,400 · Rajesh Sharma · +91 98765 43210",
    ]


def test_another_customer_who_is_the_same_is_taken_over(register: Place) -> None:
    numbered(register)
    key, other = key_of(register, "Rajesh Sharma"), key_of(register, "R. Sharma")
    app = table_page("Contacts", record=key)

    app.selectbox(key=f"join:{key}:other").set_value(other).run()
    app.button(key=f"join:{key}").click().run()

    assert bought(register, key) == {"Fan", "Iron", "Mixer"}


def test_without_numbers_it_says_what_to_do(register: Place) -> None:
    app = table_page("Contacts", record=key_of(register, "Rajesh Sharma"))

    assert any("Number the rows first" in caption.value for caption in app.caption)
    assert not app.checkbox
