"""The Enquiries page: the board, moving by a menu, won and lost, the funnel."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from records.query import Query
from sync.current import reading
from sync.new_workbook import WrittenTab, write_new_workbook
from sync.place import Place
from sync.workbook import NewColumn
from tests.ui.app import SECONDS, opening

TODAY = date.today()
PEOPLE = [("ID", "Name", "Phones"), ("k1", "Ramesh", "9876543210")]
DEALS = [
    ("ID", "Title", "Customer", "Stage", "Amount", "Opened on", "Next step", "Next step on", "Closed on", "Why lost"),
    ("d1", "Fridge", "k1", "New", 42000, TODAY - timedelta(days=60), None, None, None, None),
    ("d2", "Fan", "k1", "Quoted", 1800, TODAY - timedelta(days=2), "Call", TODAY, None, None),
]


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Place]:
    """A shop with two open enquiries."""
    tabs = {"Contacts": PEOPLE, "Deals": DEALS, "Sales": [("ID", "Date", "Customer", "Item", "Amount", "Received")]}
    written = [
        WrittenTab(name, tuple(map(NewColumn, rows[0])), [list(row) for row in rows[1:]]) for name, rows in _plain(tabs)
    ]
    write_new_workbook(tmp_path / "shop.xlsx", written)
    with opening(tmp_path / "shop.xlsx", monkeypatch) as place:
        yield place


def _plain(tabs: Any) -> Any:
    return tabs.items()


def _draw() -> None:
    from sync.current import reading
    from sync.place import place_from
    from translations import translator
    from ui.enquiries import enquiries_page
    from ui.menu import menu
    from ui.preferences import preferences
    from ui.screen import Screen, on_screen

    place, t = place_from(), translator("en")
    with reading(place) as snapshot:
        menu(t, ("Deals",), preferences(place))
        here = Screen(place, snapshot, t, "tester", preferences(place))
        with on_screen(here):
            enquiries_page(here)


def enquiries(**params: str) -> AppTest:
    """The page with these parameters in the address."""
    app = AppTest.from_function(_draw, default_timeout=SECONDS)
    for name, value in params.items():
        app.query_params[name] = value
    return app.run()


def _captions(app: AppTest) -> list[str]:
    return [caption.value for caption in app.caption]


def test_a_stage_tells_how_many_stand_there_and_their_worth(shop: Place) -> None:
    app = enquiries()

    assert not app.exception
    assert "**New** (1)" in [text.value for text in app.markdown]
    assert "₹42,000 · stuck after 30 days" in _captions(app)


def test_a_stuck_enquiry_says_why(shop: Place) -> None:
    said = _captions(enquiries())

    assert "⚠ 60 days in this stage" in said
    assert "⚠ nothing planned next" in said
    assert "2 days in this stage" in said


def _asked(app: AppTest, stage: str, kind: str) -> AppTest:
    """As the menu of the second card does."""
    app.session_state["move_asked"] = ["d2", stage, kind]
    return app.run()


def test_lost_asks_for_the_reason(shop: Place) -> None:
    app = _asked(enquiries(), "Lost", "lost")
    app.button_group(key="move:d2:form:reason").set_value("Too expensive")
    app.button(key="move:d2:form:save").click().run()

    assert not app.exception
    with reading(shop) as snapshot:
        row = snapshot.row("deals", "d2")
    assert row is not None
    assert (row.values["stage"], row.values["lost_reason"], row.values["closed_on"]) == ("Lost", "Too expensive", TODAY)


def test_won_notes_the_sale_too(shop: Place) -> None:
    app = _asked(enquiries(), "Won", "won")
    app.button(key="move:d2:form:save").click().run()

    assert not app.exception
    with reading(shop) as snapshot:
        sale = snapshot.rows(Query("sales"))[0]
        assert (sale.values["customer"], sale.values["item"], sale.values["amount"]) == ("k1", "Fan", 1800)


def test_the_funnel_shows_each_step(shop: Place) -> None:
    app = enquiries(view="funnel")

    assert not app.exception
    assert list(app.dataframe[0].value["reached"]) == [2, 1, 1, 0, 0]
