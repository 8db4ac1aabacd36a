"""The Customers page and the look-up on Today, on a little shop."""

import pytest
from streamlit.testing.v1 import AppTest

from records.customers import customer_fields
from records.query import Query
from reports.csv import as_csv
from sync.contact_log import Contacted
from sync.current import reading
from sync.place import Place
from tests.ui.app import SECONDS, opened, table_page, texts
from translations import translator
from ui.customer_downloads import customer_content


def customers(**params: str) -> AppTest:
    """The Customers page with these parameters in the address."""
    app = AppTest.from_function(_draw, default_timeout=SECONDS)
    for name, value in params.items():
        app.query_params[name] = value
    return app.run()


def _draw() -> None:
    from sync.current import reading
    from sync.place import place_from
    from translations import translator
    from ui.customers import customers_page
    from ui.menu import menu
    from ui.preferences import preferences
    from ui.screen import Screen, on_screen

    place, t = place_from(), translator("en")
    with reading(place) as snapshot:
        menu(t, ("Contacts",), preferences(place))
        here = Screen(place, snapshot, t, "tester", preferences(place))
        with on_screen(here):
            customers_page(here)


def test_everybody_is_listed_with_what_they_owe(shop: Place) -> None:
    app = customers()

    assert not app.exception
    assert "60 customers" in texts(app)
    first = app.dataframe[0].value.iloc[0]
    assert (first["label"], first["owed"]) == ("Rajesh Sharma", "₹12,40,220")


@pytest.mark.parametrize(
    ("params", "found"),
    [
        ({"q": "rajesh"}, "1 customer"),
        ({"q": "राजेश"}, "1 customer"),
        ({"q": "98765 00012"}, "1 customer"),
        ({"q": "00012"}, "1 customer"),
        ({"q": "०००१२"}, "1 customer"),
        ({"owed.min": "1"}, "4 customers"),
        ({"bought_on.empty": "1", "city": "Lahore"}, "18 customers"),
    ],
)
def test_search_and_filters_narrow_the_list(shop: Place, params: dict[str, str], found: str) -> None:
    app = customers(**params)

    assert any(text.endswith(found) for text in texts(app))


def test_the_largest_debt_stands_first_where_it_is_asked_for(shop: Place) -> None:
    owed = list(customers(sort="-owed").dataframe[0].value["owed"])

    assert owed[:2] == ["₹12,40,220", "₹12,40,210"]


def test_a_download_has_what_the_list_asks_for(shop: Place) -> None:
    with reading(shop) as snapshot:
        query = Query.from_text("contacts", "owed.min=1&sort=-owed", customer_fields(snapshot))
        content = customer_content(
            snapshot, query, ["label", "owed", "next_on", "next_step", "phones"], translator("en")
        )

    assert [row[0] for row in content.tables[0].rows][:1] == ["Rajesh Sharma"]
    assert as_csv(content, translator("en")).decode("utf-8-sig").count("\n") > 4


def test_the_look_up_finds_a_caller_by_the_last_digits(shop: Place) -> None:
    app = opened()
    app.text_input(key="look_up").set_value("0003").run()

    assert not app.exception
    assert any(button.key == "looked:k0003:log" for button in app.button)


def test_two_clicks_note_a_call_with_its_follow_up(shop: Place) -> None:
    app = table_page("Contacts", record="k0010")
    app.button(key="log:call").click().run()
    app.button_group(key="log:Contacts:k0010:later").set_value("week")
    app.button(key="log:Contacts:k0010:save").click().run()

    assert not app.exception
    with reading(shop) as snapshot:
        made = snapshot.rows(Query("activities"))[-1]
        assert (made.values["kind"], made.values["contact"], made.values["status"]) == ("Call", "k0010", "Planned")


def test_a_note_needs_words(shop: Place) -> None:
    app = table_page("Contacts", record="k0010")
    app.button(key="log:note").click().run()
    app.button(key="log:Contacts:k0010:save").click().run()

    assert [warning.value for warning in app.warning] == ["Write the note first."]


def test_every_way_of_being_met_has_a_button() -> None:
    from ui.log_contact import LABELS

    assert list(LABELS) == list(Contacted)
