"""A khata's two columns of money, told together."""

import pytest

from validation.business import Business
from validation.headings import recognise, workbook_layout
from validation.sheet import RawTab

FIRST = ("1/4/26", "Ramesh Gupta", 1500, None, 1500)


def fields(headings, business=Business()):
    layout = recognise(RawTab("Sheet1", (headings, FIRST[: len(headings)])), business)
    return {column.heading: column.field for column in layout.columns}


@pytest.mark.parametrize(
    ("given", "got"),
    [
        ("Udhar", "Jama"),
        ("उधार", "जमा"),
        ("ادھار", "وصولی"),
        ("नामे", "जमा"),
        ("You Gave (-)", "You Got (+)"),
        ("आपने दिए", "आपको मिले"),
        ("Dr", "Cr"),
        ("Debit", "Credit"),
        ("Credit", "Payment"),
        ("Sale", "Payment"),
        ("Bill", "Received"),
        ("दिया", "मिला"),
        ("Udhar / उधार", "Jama / जमा"),
    ],
)
def test_what_went_out_and_what_came_in_are_told_by_each_other(given, got):
    found = fields(("Date", "Name", given, got, "Balance"))

    assert found == {"Date": "on", "Name": "name", given: "amount", got: "received", "Balance": "due"}


def test_beside_an_amount_udhar_is_what_is_left_to_pay():
    found = fields(("Date", "Name", "Amount", "Jama", "Udhar"))

    assert (found["Amount"], found["Jama"], found["Udhar"]) == ("amount", "received", "due")


@pytest.mark.parametrize("heading", ["Bill No", "Bill No. (old)", "Payment Number", "उधार नं"])
def test_the_number_of_a_bill_or_a_payment_is_no_amount(heading):
    assert fields(("Date", "Name", heading, "Received", "Balance"))[heading] not in ("amount", "received")


@pytest.mark.parametrize(
    "headings",
    [
        ("Date", "Name", "Item", "Qty", "Rate", "Jama", "Udhar"),
        ("Date", "Name", "Item", "Paid", "Udhar"),
        ("Date", "Name", "Item", "MRP", "Received", "Udhar"),
    ],
)
def test_where_goods_have_their_price_or_only_paid_stands_beside_udhar_is_not_the_price(headings):
    assert fields(headings)["Udhar"] == "due"


@pytest.mark.parametrize(
    "headings", [("Date", "Particulars", "Dr", "Cr", "Balance"), ("Date", "Item", "Received", "Sale", "Stock")]
)
def test_a_statement_that_names_nobody_is_no_khata(headings):
    assert not {"Dr", "Sale"} & {heading for heading, field in fields(headings).items() if field == "amount"}


def test_a_list_without_days_keeps_its_customers_and_their_dues():
    rows = (("Name", "Class", "Fees", "Paid", "Balance"), ("Asha", "5", 500, 300, 200), ("Om", "6", 500, 500, 0))
    layout = recognise(RawTab("Sheet1", rows), Business())

    assert layout.table == "Contacts"
    assert layout.column("Contacts", "opening_balance")


def test_what_may_mean_either_way_is_not_guessed():
    found = fields(("Date", "Name", "लिया", "दिया", "बाकी"))

    assert "amount" not in found.values()


def test_what_the_owner_says_of_a_column_stands():
    said = Business(headings={("Sheet1", "Udhar"): "Sales.due"})

    assert fields(("Date", "Name", "Udhar", "Jama"), said)["Udhar"] == "due"


def test_a_tab_for_each_party_is_a_khata_too():
    headings = ("तारीख", "विवरण", "उधार", "जमा", "बाकी")
    tabs = [RawTab(name, (headings, ("1/4/26", "आटा", 500, None, 500))) for name in ("रमेश", "सीता देवी")]

    assert [layout.party for layout in workbook_layout(tabs, Business())] == ["रमेश", "सीता देवी"]


def test_a_list_of_customers_with_sums_stays_one():
    layout = recognise(
        RawTab("Sheet1", (("Name", "Mobile", "Udhar", "Jama", "Baki"), ("Ram", "9876543210", 500, 200, 300))),
        Business(),
    )

    assert layout.table == "Contacts"
