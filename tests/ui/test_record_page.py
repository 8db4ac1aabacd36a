"""The generated list, card and form of a table, on a real little shop."""

from datetime import datetime

import pytest

from sync.current import reading
from sync.edits import save_edit
from sync.place import Place
from sync.watch import sync_once
from tests.ui.app import table_page, texts
from tests.ui.little_shop import HOSTILE
from ui.literal import literal
from validation.tables import TABLES


@pytest.mark.parametrize("params", [{}, {"new": "1"}], ids=["list", "form"])
def test_every_table_has_its_pages_also_where_the_sheet_has_no_tab_for_it(shop: Place, params: dict[str, str]) -> None:
    faults = {record.table.name: table_page(record.table.name, **params).exception for record in TABLES}

    assert not any(faults.values()), faults


def test_a_list_shows_fifty_rows_and_says_how_many_there_are(shop: Place) -> None:
    app = table_page("Contacts")

    assert len(app.dataframe[0].value) == 50
    assert "60 rows" in texts(app)


def test_a_view_is_a_link(shop: Place) -> None:
    app = table_page("Contacts", city="Lahore", sort="-name")

    assert set(app.dataframe[0].value["city"]) == {"Lahore"}
    assert any("Customers in Lahore" in text and text.endswith("20 rows") for text in texts(app))


def test_the_last_page_of_a_list_is_a_link_too(shop: Place) -> None:
    assert len(table_page("Contacts", page="2").dataframe[0].value) == 10


def test_a_page_number_beyond_the_last_is_no_fault(shop: Place) -> None:
    assert not table_page("Contacts", page="99").exception


@pytest.mark.parametrize("typed", ["seeta", "सीता", "98765 00002", "098765-00002", "سیتا"])
def test_a_customer_is_found_in_any_script_and_any_shape_of_phone(shop: Place, typed: str) -> None:
    found = table_page("Contacts", q=typed).dataframe[0].value["name"]

    assert list(found) == ["सीता वर्मा"]


def test_a_search_that_finds_nothing_says_what_to_do(shop: Place) -> None:
    assert [info.value for info in table_page("Contacts", q="zzzzz").info] == [
        "Nothing matches. Take a filter away, or search for less."
    ]


def test_rows_with_something_to_check_are_marked(shop: Place) -> None:
    names = table_page("Contacts", q="c5@example.com").dataframe[0].value["name"]

    assert list(names) == ["⚠ Customer 05"]


def test_numbers_are_grouped_in_lakh_with_their_currency(shop: Place) -> None:
    amounts = table_page("Sales").dataframe[0].value["amount"]

    assert amounts[0] == "₹1,25,001"


def test_links_show_names(shop: Place) -> None:
    assert "Rajesh Sharma" in set(table_page("Sales").dataframe[0].value["customer"])


def test_the_owners_own_columns_are_there(shop: Place) -> None:
    app = table_page("Contacts", columns="name,+Allergy", q="Rajesh")

    assert list(app.dataframe[0].value["+Allergy"]) == ["peanut"]


def test_a_card_shows_what_people_typed_as_they_typed_it(shop: Place) -> None:
    app = table_page("Contacts", record="k0004")

    assert HOSTILE in texts(app)
    assert app.header[0].value == literal(HOSTILE)


def test_a_card_tells_sales_and_calls_in_one_timeline(shop: Place) -> None:
    links = [link.value for link in table_page("Contacts", record="k0001").page_link]

    assert any("Amount ₹1,25,004" in words.replace("\\", "") for words in links)
    assert any("Call back 1" in words for words in links)


def test_a_card_says_where_the_row_stands(shop: Place) -> None:
    captions = [caption.value for caption in table_page("Contacts", record="k0001").caption]

    assert literal("In the sheet: Contacts tab, row 2") in captions


def test_a_card_of_nobody_says_so(shop: Place) -> None:
    assert "no such row" in table_page("Contacts", record="nobody").warning[0].value


def test_saving_a_form_changes_the_record_at_once(shop: Place) -> None:
    app = table_page("Contacts", record="k0001", edit="1")
    app.text_input(key="form:contacts:k0001:city").set_value("Agra")

    app.button(key="form:contacts:k0001:save").click().run()

    assert _values(shop, "k0001")["city"] == "Agra"
    assert {"It goes into the sheet in a moment.", "It is in the sheet."} & set(texts(app))


def test_undo_takes_the_edit_back(shop: Place) -> None:
    app = table_page("Contacts", record="k0001", edit="1")
    app.text_input(key="form:contacts:k0001:city").set_value("Agra")
    app.button(key="form:contacts:k0001:save").click().run()

    app.button(key="undo_saved").click().run()

    assert _values(shop, "k0001")["city"] == "Lahore"


def test_a_form_never_writes_over_what_somebody_else_saved_meanwhile(shop: Place) -> None:
    app = table_page("Contacts", record="k0001", edit="1")
    app.text_input(key="form:contacts:k0001:city").set_value("Agra")
    save_edit(shop, "Contacts", "k0001", {"city": "Delhi"}, author="somebody else")

    app.button(key="form:contacts:k0001:save").click().run()

    assert "Delhi" in app.error[0].value
    assert _values(shop, "k0001")["city"] == "Delhi"


def test_an_unchanged_form_saves_nothing(shop: Place) -> None:
    app = table_page("Contacts", record="k0001", edit="1")

    app.button(key="form:contacts:k0001:save").click().run()

    assert not app.exception
    with reading(shop) as snapshot:
        row = snapshot.row("Contacts", "k0001")
        assert row is not None
        assert not row.waiting


def test_three_fields_suffice_for_a_new_customer(shop: Place) -> None:
    app = table_page("Contacts", new="1")
    app.text_input(key="form:contacts:new:name").set_value("Ramesh Gupta")
    app.text_input(key="form:contacts:new:phones").set_value("98111 22333")
    app.text_input(key="form:contacts:new:city").set_value("Lucknow")

    app.button(key="form:contacts:new:save").click().run()

    assert app.header[0].value == "Ramesh Gupta"


def test_somebody_who_is_there_already_is_asked_about_before_being_added_twice(shop: Place) -> None:
    app = table_page("Contacts", new="1")
    app.text_input(key="form:contacts:new:name").set_value("R. Sharma")
    app.text_input(key="form:contacts:new:phones").set_value("98765-00001")

    app.button(key="form:contacts:new:save").click().run()

    assert "Is it one of these?" in app.warning[0].value
    assert "Rajesh Sharma" in [link.value for link in app.page_link]


def test_an_empty_form_is_not_saved(shop: Place) -> None:
    app = table_page("Contacts", new="1")

    app.button(key="form:contacts:new:save").click().run()

    assert app.warning[0].value == "Nothing is filled in yet."


def test_a_new_call_begins_with_now_and_the_usual_words(shop: Place) -> None:
    app = table_page("Activities", new="1")

    assert app.selectbox(key="form:activities:new:kind").value == "Call"
    assert app.session_state["form:activities:new:at"].date() == datetime.now().date()


def test_a_field_that_the_sheet_computes_is_shown_but_not_asked_for(shop: Place) -> None:
    due = table_page("Sales", record="s0002", edit="1").text_input(key="form:sales:s0002:due")

    assert due.disabled


def test_a_field_without_a_column_may_be_filled_in_and_gets_one(shop: Place) -> None:
    app = table_page("Contacts", record="k0001", edit="1")
    app.text_input(key="form:contacts:k0001:area").set_value("Anarkali")

    app.button(key="form:contacts:k0001:save").click().run()
    sync_once(shop)

    assert _values(shop, "k0001")["area"] == "Anarkali"


def _values(shop: Place, record: str) -> dict[str, object]:
    with reading(shop) as snapshot:
        row = snapshot.row("Contacts", record)
        assert row is not None
        return dict(row.values)
