"""The line of the counter on Today: what is understood is shown, put right, and saved with one click."""

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from records.query import Query
from sync import counter
from sync.current import reading
from sync.edits import EditRefused, Saved, waiting
from sync.matches import match_in_background
from sync.place import Place
from tests.ui.app import opened
from validation.one_line import Doing


def typed(line: str) -> AppTest:
    """Today, with this in the box."""
    app = opened()
    app.text_area[0].set_value(line).run()
    return app


def _values(app: AppTest) -> list[object]:
    return [each.value for each in app.number_input]


def test_a_line_is_shown_in_its_pieces_before_anything_is_saved(shop: Place) -> None:
    app = typed("Gopal 9812345678 kettle 3200 paid 2000 baki Friday")

    assert not app.exception
    assert _values(app) == [3200, 2000]
    assert [box.value for box in app.selectbox if box.label in ("What was it", "Customer")] == ["sale", "new"]
    assert waiting(shop) == ()


def test_one_click_saves_customer_sale_and_promise_and_one_undo_is_offered(shop: Place) -> None:
    app = typed("Gopal 9812345678 kettle 3200 paid 2000 baki Friday")
    app.button(key="counter:save").click().run()

    assert not app.exception
    assert _rows_added(shop) == ["Gopal", "kettle", "1200.00"]
    assert "undo_saved" in [button.key for button in app.button]


def test_a_known_phone_names_the_customer(shop: Place) -> None:
    app = typed("Rajesh 9876500001 mixer 3200 cash")

    app.button(key="counter:save").click().run()

    with reading(shop) as snapshot:
        sale = snapshot.rows(Query("sales"))[-1]
        assert (sale.values["customer"], sale.values["received"]) == ("k0001", 3200)


def test_what_is_left_over_is_shown_and_must_be_decided(shop: Place) -> None:
    app = typed("Rajesh Sharma mixer 3200 2000")
    app.button(key="counter:save").click().run()

    assert any("3200 2000" in caption.value for caption in app.caption)
    assert waiting(shop) == ()


def test_several_lines_are_saved_together(shop: Place) -> None:
    app = typed("Gopal 9812345678 kettle 3200 cash\nRajesh Sharma ne 500 diye")
    app.button(key="counter:save").click().run()

    assert _rows_added(shop) == ["Gopal", "kettle", "500.00"]


def test_a_line_that_cannot_be_saved_stays_in_the_box_and_is_told(shop: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    app = typed("Gopal 9812345678 kettle 3200 cash\nRajesh Sharma ne 500 diye")
    real = counter.save_slip

    def refuses_money(place: Place, slip: counter.Slip, **kept: Any) -> Saved:
        if slip.doing is Doing.PAYMENT:
            raise EditRefused("The drawer is locked.")
        return real(place, slip, **kept)

    monkeypatch.setattr(counter, "save_slip", refuses_money)
    app.button(key="counter:save").click().run()

    assert _rows_added(shop) == ["Gopal", "kettle"]
    assert [error.value for error in app.error] == [r"The drawer is locked\."]
    assert app.text_area[0].value == "Rajesh Sharma ne 500 diye"


def test_more_lines_than_are_shown_follow_when_those_are_saved(shop: Place) -> None:
    app = typed("\n".join(f"Rajesh Sharma kettle {price} cash" for price in range(101, 124)))
    app.button(key="counter:save").click().run()

    assert len(_rows_added(shop)) == 20
    assert (app.text_area[0].value or "").splitlines() == [
        f"Rajesh Sharma kettle {price} cash" for price in range(121, 124)
    ]


def _rows_added(shop: Place) -> list[str]:
    """The customers, sales and payments that the little shop does not begin with."""
    with reading(shop) as snapshot:
        people = [row.label for row in snapshot.rows(Query("contacts"), offset=60)]
        sales = [str(row.values["item"]) for row in snapshot.rows(Query("sales"), offset=40)]
        return [*people, *sales, *(str(row.values["amount"]) for row in snapshot.rows(Query("payments")))]


def _offered(app: AppTest) -> tuple[list[str], object]:
    """Whom a line offers, without whom it would add, and who is chosen."""
    (box,) = (box for box in app.selectbox if box.label == "Customer")
    return [option.split(" · ")[0] for option in box.options if not option.startswith("New customer")], box.value


@pytest.mark.parametrize("is_compared", [False, True])
@pytest.mark.parametrize(
    ("line", "offered", "chosen"),
    [
        ("राजेश शर्मा 3200", "Rajesh Sharma", None),
        ("Rajsh Sharma 3200", "Rajesh Sharma", None),
        ("Seeta Verma 3200", "सीता वर्मा", None),
        ("राजेश 098765-00001 mixer 3200", "Rajesh Sharma", "k0001"),
        ("Rajesh Sharma 9876500091 mixer 3200", "Rajesh Sharma", None),
    ],
)
def test_somebody_who_is_probably_there_already_is_offered(
    shop: Place, line: str, offered: str, chosen: str | None, is_compared: bool
) -> None:
    if is_compared:
        match_in_background(shop, for_typing=True).join()

    app = typed(line)

    assert not app.exception
    assert _offered(app)[0][:1] == [offered]
    assert _offered(app)[1] == chosen


def test_a_newcomer_with_a_name_of_their_own_is_new(shop: Place) -> None:
    match_in_background(shop, for_typing=True).join()

    assert _offered(typed("Gopal Iyer 9000000009 kettle 3200")) == ([], "new")
