"""A tab is recognised by its headings and values, whatever it is called."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from validation.business import Business, CustomField
from validation.headings import recognise, workbook_layout
from validation.kinds import Kind
from validation.layout import HowKnown, TabLayout
from validation.record import fields_of
from validation.sheet import RawCell, RawTab
from validation.tables import TABLES

PEOPLE = (("Ram Kumar", "98765 43210"), ("Sita Devi", "98765 43211"), ("Asha Rani", "98765 43212"))


def tab(*rows: tuple[RawCell, ...], name: str = "Sheet1") -> RawTab:
    return RawTab(name, rows)


def understood(*rows: tuple[RawCell, ...], name: str = "Sheet1", business: Business | None = None) -> TabLayout:
    return recognise(tab(*rows, name=name), business or Business())


def fields(layout: TabLayout) -> dict[str, str]:
    return {column.heading: column.field for column in layout.columns if not column.is_custom}


@pytest.mark.parametrize(
    "record", [record for record in TABLES if record.table.name != "Team"], ids=lambda record: record.table.name
)
def test_every_table_is_recognised_by_its_own_headings_in_a_tab_of_any_name(record):
    layout = understood(tuple(field.heading for field in fields_of(record)))

    assert layout.table == record.table.name
    assert [column.field for column in layout.columns] == [field.name for field in fields_of(record)]


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Mobile No.", "phones"),
        ("MOBILE NUMBER", "phones"),
        ("  Phone \n Number  ", "phones"),
        ("Phone (Required)", "phones"),
        ("2. Phone", "phones"),
        ("Phone 2", "phones"),
        ("Phones 1 Phone", "phones"),
        ("Mobille No.", "phones"),
        ("E-mail 1 - Value", "emails"),
        ("Email ID:", "emails"),
        ("email_address", "emails"),
        ("EmailAddress", "emails"),
        ("Adress", "address"),
        ("पूरा पता", "address"),
        ("मो. नं.", "phones"),
        ("F/Name", "relative"),
        ("مکمل پتہ", "address"),
        ("पिनकोड / Pin Code", "postal_code"),
        ("City*", "city"),
        ("जीएसटी नंबर", "gstin"),
        ("Opening Balance (Rs.)", "opening_balance"),
        ("Opening Balance ₹", "opening_balance"),
    ],
)
def test_a_heading_is_known_however_it_is_written(heading, field):
    layout = understood(("Customer Name", "Date of Birth", heading), name="Customers")

    assert layout.columns[2].field == field


@pytest.mark.parametrize("heading", ["S.No.", "Sr. No", "क्र.", "क्रमांक", "نمبر شمار", "#", "Sl No"])
def test_a_serial_number_is_never_the_id(heading):
    layout = understood((heading, "Name", "Phone"), (1, "Ram", "9876543210"))

    assert layout.columns[0].is_custom
    assert layout.id_heading == ""


def test_headings_may_stand_below_titles_and_blank_rows():
    layout = understood(
        ("SHARMA ELECTRICALS",), (), ("List of customers", None), ("Name", "Mobile", "City"), ("Ram", "1", "Agra")
    )

    assert (layout.table, layout.header_row) == ("Contacts", 4)


def test_all_columns_of_phones_are_phones_but_only_one_column_is_the_address():
    layout = understood(("Name", "Phone", "Phone", "Mobile", "Address", "Office Address"))

    assert [c.heading for c in layout.columns if c.field == "phones"] == ["Phone", "Phone (2)", "Mobile"]
    assert [c.heading for c in layout.columns if c.field == "address"] == ["Address"]
    assert layout.columns[5].is_custom


def test_the_address_that_has_values_is_the_address():
    layout = understood(("First Name", "Home Street", "Business Street"), ("Ram", None, "14 Mall Road"))

    assert fields(layout)["Business Street"] == "address"


def test_a_column_of_phones_under_a_strange_heading_is_known_by_its_values():
    layout = understood(("Name", "Sampark", "City"), *((name, phone, "Agra") for name, phone in PEOPLE))

    assert (layout.columns[1].field, layout.columns[1].how) == ("phones", HowKnown.VALUES)


def test_numbers_under_a_strange_heading_are_not_phones_when_the_phones_are_known():
    layout = understood(("Name", "Phone", "Card"), *((name, phone, phone) for name, phone in PEOPLE))

    assert layout.columns[2].is_custom


def test_half_a_heading_that_means_something_else_names_nothing():
    layout = understood(("Name", "Phone", "Website 1 - Type", "Name / Phone"))

    assert [column.is_custom for column in layout.columns] == [False, False, True, True]


def test_a_list_without_headings_is_understood_when_its_phones_are_certain():
    layout = understood(*PEOPLE)

    assert (layout.table, layout.header_row) == ("Contacts", 0)
    assert {column.heading: column.field for column in layout.columns} == {"Column A": "name", "Column B": "phones"}


@pytest.mark.parametrize(
    ("rows", "resembles"),
    [
        ((), "an empty tab"),
        ((("How to use this sheet",), ("1. Fill in the names",), ("2. Ask Asha",)), "notes or instructions"),
        ((("Row Labels", "Sum of Amount"), ("Agra", 100)), "a summary or pivot table"),
        ((("Total customers", 120), ("Sales this month", 40000)), "a calculation"),
        ((("Date", "Rainfall", "Wind"), ("5 Mar 2024", 3, "west")), ""),
    ],
)
def test_a_tab_that_is_no_table_is_left_alone_and_described(rows, resembles):
    layout = understood(*rows)

    assert (layout.table, layout.looks_like) == (None, resembles)


@pytest.mark.parametrize(("name", "table"), [("Expenses", None), ("घर खर्च", None), ("Sales", "Sales")])
def test_money_that_was_spent_is_no_sale(name, table):
    assert understood(("Date", "Details", "Amount"), name=name).table == table


def test_the_staff_are_no_customers():
    assert understood(("Name", "Phone", "Salary"), name="Staff").table is None


def test_the_owners_mapping_beats_everything():
    business = Business(headings={("Sheet1", "Ph2"): "Contacts.phones", ("Sheet1", "City"): ""})
    layout = understood(("Name", "Ph2", "City"), business=business)

    assert (layout.columns[1].field, layout.columns[1].how) == ("phones", HowKnown.MAPPED)
    assert layout.columns[2].is_custom


def test_a_declared_column_has_the_kind_it_was_declared_with():
    business = Business(custom_fields=(CustomField("Contacts", "Rating", Kind.NUMBER),))
    layout = understood(("Name", "Phone", "Rating"), ("Ram", "9876543210", "good"), business=business)

    assert (layout.columns[2].field, layout.columns[2].kind) == ("Rating", Kind.NUMBER)


def test_tabs_of_one_shape_are_one_table():
    heading = ("Date", "Customer", "Mobile", "Item", "Amount", "Paid")
    layouts = workbook_layout([tab(heading, name="April"), tab(heading, name="May")], Business())

    assert [layout.table for layout in layouts] == ["Sales", "Sales"]
    assert all(layout.is_register for layout in layouts)


def test_leads_are_customers_until_there_is_a_tab_of_customers():
    leads = tab(("Date", "Name", "Phone", "Source", "Status", "Next follow up"), name="Leads")
    customers = tab(("ID", "Name", "Phone", "City"), ("C-1", "Ram", "9876543210", "Agra"), name="Customers")

    assert workbook_layout([leads], Business())[0].table == "Contacts"
    assert workbook_layout([leads, customers], Business())[0].table == "Deals"


REGISTER = (
    "Date",
    "Bill No",
    "Customer",
    "Mobile No.",
    "Address",
    "Item",
    "Qty",
    "Amount (Rs.)",
    "Paid",
    "Balance",
    "Remarks",
)


def test_a_register_feeds_sales_and_customers():
    layout = understood(REGISTER, ("5/3/24", "12", "Ram", "9876543210", "Agra", "Fan", 1, 2000, 500, 1500, None))

    assert layout.is_register
    assert {c.field for c in layout.columns if c.table == "Contacts"} == {"name", "phones", "address"}
    assert {c.field for c in layout.columns if c.table == "Sales" and not c.is_custom} == {
        *("on", "item", "quantity", "amount", "received", "due", "remarks")
    }


@pytest.mark.parametrize(
    "headings",
    [
        ("तारीख", "ग्राहक का नाम", "मोबाइल नंबर", "सामान", "रकम", "जमा", "बाकी"),
        ("تاریخ", "گاہک کا نام", "موبائل نمبر", "سامان", "کل رقم", "وصول", "بقایا"),
        ("Tarikh", "Grahak", "Mobile", "Saman", "Rakam", "Jama", "Baki"),
        ("Date", "Name", "Amount", "Due"),
    ],
)
def test_a_register_is_known_in_every_language(headings):
    layout = understood(headings)

    assert layout.is_register
    assert layout.column("Contacts", "name")


def test_bahis_own_id_columns_leave_a_register_a_register():
    row = ("5/3/24", "12", "Ram", "9876543210", "Agra", "Fan", 1, 2000, 500, 1500, None, "S-7f3k", "C-9k2m")
    layout = understood((*REGISTER, "ID", "Customer ID"), row)

    assert layout.is_register
    assert layout.id_heading == "ID"
    assert layout.column("Sales", "customer").heading == "Customer ID"


def test_sales_that_point_to_customers_by_id_are_no_register():
    customers = tab(("ID", "Name", "Phones"), ("C-1", "Ram", "9876543210"), name="Contacts")
    sales = tab(
        ("ID", "Date", "Customer", "Phone", "Item", "Amount"), ("S-1", "5/3/24", "C-1", None, "Fan", 20), name="Sales"
    )
    layout = workbook_layout([customers, sales], Business())[1]

    assert (layout.table, layout.is_register) == ("Sales", False)
    assert layout.column("Sales", "customer").heading == "Customer"


def test_a_name_that_is_looked_up_beside_an_id_makes_no_register():
    customers = tab(("ID", "Name", "Phones"), ("C-1", "Ram", "9876543210"), name="Contacts")
    rows = (
        ("ID", "Date", "Customer ID", "Customer Name", "Item", "Amount"),
        ("S-1", "5/3/24", "C-1", "Ram", "Fan", 20),
    )
    layout = workbook_layout([customers, RawTab("Sales", rows, formulas={3: frozenset({2})})], Business())[1]

    assert not layout.is_register


def test_customers_with_the_day_they_were_added_are_no_register():
    layout = understood(("Name", "Phone", "Address", "Created on", "Opening balance"), name="Party")

    assert (layout.table, layout.is_register) == ("Contacts", False)


CELLS = st.one_of(
    st.none(), st.text(max_size=12), st.integers(), st.floats(), st.booleans(), st.dates(), st.datetimes()
)
WORDS = st.sampled_from(
    ["Name", "Phone", "Date", "Amount", "Item", "Total", "Customer ID", "ID", "नाम", "S.No.", "\x00", "(", "1."]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(st.one_of(CELLS, WORDS), max_size=6), max_size=8))
def test_no_tab_whatever_its_cells_stops_the_reading(rows):
    layout = recognise(RawTab("Sheet1", rows), Business())

    assert len({column.index for column in layout.columns}) == len(layout.columns)


def test_a_number_of_thousands_of_digits_is_read_like_any_text():
    layout = understood(("Name", "Phone"), ("9" * 5000, 7), ("Asha", "9876543210"))

    assert layout.table == "Contacts"
