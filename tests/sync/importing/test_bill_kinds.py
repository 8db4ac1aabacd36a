"""What each bill of an export is comes in with it, where the export's own words tell it; Money counts it from the first day."""

from decimal import Decimal

import pytest

from records.accounts import account, balances
from records.measures import takings
from records.periods import Period
from sync.current import reading
from sync.importing import Fate, Wishes, plan_import
from tests.sync.importing.desk import bring, counts, file, look, records

BILL = ("Date", "Customer Name", "Total")
_ROW = ("2024-03-05", "Om Electricals", "3540")


def planned(path):
    """What the rows of a file become: table, kind and amount."""
    rows = [row for found in plan_import([path], None).files for row in found.rows if row.is_of_file]
    return [
        (
            row.table,
            row.given.get("kind") or row.given.get("direction"),
            row.given.get("total", row.given.get("amount")),
        )
        for row in rows
    ]


@pytest.mark.parametrize(
    ("name", "headings", "kind"),
    [
        ("list.csv", ("Invoice Number", "Due Date"), "Invoice"),
        ("list.csv", ("Credit Note Number", "Associated Invoice Number"), "Credit note"),
        ("list.csv", ("Quote Number", "Valid Till"), "Quotation"),
        ("list.csv", ("SalesOrder Number", "Document Status"), "Order"),
        ("invoices.csv", ("Document No", "Due Date"), "Invoice"),
        ("Credit_Note.csv", ("Document No", "Place of Supply"), "Credit note"),
        ("list.csv", ("Document No", "Invoice Status"), "Invoice"),
        ("Proforma Invoices.csv", ("Document No", "Due Date", "Place of Supply"), "Proforma"),
        ("list.csv", ("Document No", "Due Date", "Place of Supply"), None),
        ("bills.csv", ("Document No", "Due Date", "Place of Supply"), None),
        ("Quote.csv", ("Invoice Number", "Due Date"), None),
        ("Invoices and credit notes.csv", ("Document No", "Due Date", "Place of Supply"), None),
    ],
)
def test_the_words_of_the_file_tell_what_its_bills_are(name, headings, kind, tmp_path):
    path = file(tmp_path, name, (*headings, *BILL), (*(f"{heading[:2]}-1" for heading in headings), *_ROW))

    assert planned(path) == [("Documents", kind, Decimal(3540))]


def test_a_bill_of_a_vendor_is_what_we_owe(tmp_path):
    headings = ("Bill Date", "Bill Number", "Vendor Name", "Due Date", "Total", "Item Name", "Quantity", "Item Total")
    bill = ("2024-03-05", "77", "Sai Wholesale", "2024-04-04", "3540")
    path = file(tmp_path, "Bill.csv", headings, (*bill, "Fan", "2", "2360"), (*bill, "Lamp", "10", "1180"))

    assert planned(path) == [("Documents", "Supplier's bill", Decimal(3540))] * 2
    assert counts(plan_import([path], None)) == {"new": 1, "same": 1}


def test_a_type_of_its_own_gives_way_to_what_the_bills_are(tmp_path):
    path = file(tmp_path, "a.csv", ("Invoice Number", "Invoice Type", *BILL), ("INV-1", "B2B", *_ROW))
    ((row,),) = (found.rows for found in plan_import([path], None).files)

    assert (row.given["kind"], row.given["+Invoice Type"]) == ("Invoice", "B2B")


def test_a_register_on_estimates_is_a_register(tmp_path):
    headings = ("Date", "Name", "Mobile", "Item", "Amount", "Received")
    path = file(tmp_path, "Estimate.csv", headings, ("5/3/24", "Asha", "9876543210", "Fan", "1200", "1200"))

    assert planned(path) == [("Sales", None, Decimal(1200))]


@pytest.mark.parametrize("number", ["Estimate No", "Estimate Number"])
def test_what_is_paid_was_sold_whatever_the_slip_is_called(number, tmp_path):
    headings = (number, "Date", "Customer Name", "Mobile", "Item", "Total", "Paid")
    path = file(tmp_path, "a.csv", headings, ("7", "5/3/24", "Asha", "9876543210", "Fan", "1200", "1200"))

    assert planned(path) == [("Sales", None, Decimal(1200))]


def test_a_register_of_purchases_is_what_we_owe_and_have_paid(empty, tmp_path):
    headings = ("Date", "Vendor Name", "Item", "Qty", "Rate", "Amount", "Paid")
    people = file(tmp_path, "suppliers.csv", ("Name", "Mobile", "City"), ("Sai Wholesale", "9811012345", "Pune"))

    bring(
        empty,
        people,
        file(tmp_path, "Purchases.csv", headings, ("5/3/24", "Sai Wholesale", "Fan", "2", "500", "1000", "400")),
    )

    with reading(empty) as shop:
        assert takings(shop, Period()).amount == 0
        assert [(balance.label, balance.balance) for balance in balances(shop)] == [("Sai Wholesale", -600)]


VYAPAR = ("Date", "Invoice No", "Party Name", "Transaction Type", "Total Amount", "Received/Paid Amount", "Balance Due")
TRANSACTIONS = (
    ("05/03/2024", "1", "Om Electricals", "Sale", "3540", "1000", "2540"),
    ("06/03/2024", "1", "Om Electricals", "Credit Note", "590", "0", "590"),
    ("07/03/2024", "1", "Om Electricals", "Sale Order", "70000", "0", "70000"),
    ("07/03/2024", "2", "Om Electricals", "Estimate", "80000", "", ""),
    ("08/03/2024", "2", "Om Electricals", "Payment-In", "", "800", ""),
    ("09/03/2024", "9", "Sai Wholesale", "Purchase", "400", "0", "400"),
)


def test_a_list_of_all_transactions_of_vyapar_sells_only_what_was_sold(empty, tmp_path):
    path = file(tmp_path, "SaleReport.csv", VYAPAR, *TRANSACTIONS)

    bring(empty, path)

    with reading(empty) as shop:
        sold = takings(shop, Period())
        owed = {balance.label: balance.balance for balance in balances(shop)}
    # Sold 3540 less 590 that came back. Om: 3540 - 1000 - 590 - 800 paid. To Sai we owe 400.
    assert (sold.amount, sold.count) == (2950, 1)
    assert owed == {"Om Electricals": 1150, "Sai Wholesale": -400}
    assert records(empty, "documents", "kind", "number", "total") == [
        ("Order", "1", 70000),
        ("Quotation", "2", 80000),
        ("Supplier's bill", "9", 400),
    ]
    assert set(counts(look(empty, path))) == {"same"}


def test_invoices_and_credit_notes_of_zoho_books_count_in_money_at_once(empty, tmp_path):
    people = file(tmp_path, "contacts.csv", ("Contact ID", "Display Name", "Mobile"), ("46001", "Om", "9811012345"))
    lines = ("Item Name", "Quantity", "Item Price")
    bills = file(
        tmp_path, "invoices.csv", ("Invoice ID", "Invoice Number", "Invoice Date", "Customer Name", "Due Date", "Total"),
        ("46011", "INV-1", "2024-03-05", "Om", "2024-04-04", "3540"),
    )  # fmt: skip
    items = file(tmp_path, "items.csv", ("Invoice Number", *lines), ("INV-1", "Fan", "3", "1000"))
    notes = file(
        tmp_path, "Credit_Note.csv", ("Credit Note Number", "Credit Note Date", "Customer Name", "Total", *lines),
        ("CN-1", "2024-03-09", "Om", "1534", "Fan", "1", "1000"), ("CN-1", "2024-03-09", "Om", "1534", "Jar", "3", "100"),
    )  # fmt: skip

    bring(empty, people, bills, items, notes)

    with reading(empty) as shop:
        (owes,) = balances(shop)
        lines_of_om = [(entry.kind, entry.amount) for entry in account(shop, owes.key)]
        assert takings(shop, Period()).amount == 3540 - 1534
    assert lines_of_om == [("bill", 3540), ("credit_note", -1534)]
    assert set(counts(look(empty, people, bills, items, notes))) == {"same"}


BALANCES = (
    "Invoice ID",
    "Invoice Number",
    "Invoice Status",
    "Invoice Date",
    "Customer Name",
    "Due Date",
    "Total",
    "Balance",
)
OM = ("2024-03-05", "Om", "2024-04-04")


def balances_file(folder, *, left="1000"):
    return file(
        folder, "invoices.csv", BALANCES,
        ("46011", "INV-1", "Issued", *OM, "3540", left), ("46012", "INV-2", "Issued", *OM, "590", "0"),
        ("46013", "INV-3", "Issued", *OM, "700", "700"), ("46014", "INV-4", "Void", *OM, "9000", "0"),
    )  # fmt: skip


def owes(place):
    with reading(place) as shop:
        return {balance.label: balance.balance for balance in balances(shop)}


def test_what_is_paid_of_a_bill_by_its_balance_is_not_asked_for_again(empty, tmp_path):
    people = file(tmp_path, "contacts.csv", ("Contact ID", "Display Name", "Mobile"), ("46001", "Om", "9811012345"))
    bring(empty, people, balances_file(tmp_path))

    # 1000 of the first and 700 of the third are left; the second is paid, the fourth void.
    assert owes(empty) == {"Om": 1700}
    assert records(empty, "payments", "pays_for", "reference", "amount", "direction") == [
        (["46011"], "INV-1", 2540, "In"),
        (["46012"], "INV-2", 590, "In"),
    ]
    assert {row.fate for row in look(empty, balances_file(tmp_path)).rows} == {Fate.SAME}
    bring(empty, balances_file(tmp_path, left="0"), wishes=Wishes(updates=True))
    assert owes(empty) == {"Om": 700}


@pytest.mark.parametrize("left", [(), ("", "590")], ids=["no column of balances", "an empty balance"])
def test_a_bill_that_is_called_paid_is_paid_where_no_balance_is_told(left, empty, tmp_path):
    people = file(tmp_path, "contacts.csv", ("Contact ID", "Display Name", "Mobile"), ("46001", "Om", "9811012345"))
    bills = (("46011", "INV-1", "Paid", *OM, "3540", *left[:1]), ("46012", "INV-2", "Overdue", *OM, "590", *left[1:]))
    path = file(tmp_path, "invoices.csv", BALANCES if left else BALANCES[:-1], *bills)
    headings = ("Invoice Number", "Item Name", "Quantity", "Item Price")
    lines = file(tmp_path, "items.csv", headings, ("INV-1", "Fan", "3", "1180"))

    bring(empty, people, path, lines)

    assert owes(empty) == {"Om": 590}
    assert records(empty, "documents", "number", "status") == [("INV-1", "Paid"), ("INV-2", "Issued")]


def test_payments_that_are_there_or_come_along_are_not_made_up(empty, tmp_path):
    people = file(tmp_path, "contacts.csv", ("Contact ID", "Display Name", "Mobile"), ("46001", "Om", "9811012345"))
    headings = ("Payment ID", "Payment Date", "Customer Name", "Amount", "Payment Mode", "Reference Number")
    paid = file(
        tmp_path, "payments.csv", headings,
        ("47001", "2024-03-09", "Om", "2540", "Cash", "INV-1"), ("47002", "2024-03-10", "Om", "590", "Cash", "INV-2"),
    )  # fmt: skip

    bring(empty, people, paid, balances_file(tmp_path))
    bring(empty, balances_file(tmp_path))

    assert (owes(empty), len(records(empty, "payments", "id"))) == ({"Om": 1700}, 2)
