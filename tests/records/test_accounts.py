"""Running accounts, against sums done by hand."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

from records.accounts import Owed, account, balance_of, balances, owed
from tests.built import Rows, snapshot

CONTACTS: Rows = [
    ["ID", "Name", "Phones", "Opening balance", "Merged into"],
    ["k1", "Asha", "98765 43210", 500, ""],
    ["k2", "Bilal", "98765 43211", None, ""],
    ["k3", "Asha Devi", "98765 43212", None, "k1"],
    ["k4", "Rao Traders", "98765 43213", None, ""],
]
SALES: Rows = [
    ["ID", "Date", "Customer", "Item", "Amount", "Received", "Bill or document"],
    ["s1", date(2026, 1, 5), "k1", "Saree", 1000, 400, ""],
    ["s2", date(2026, 3, 20), "k1", "Fall", 200, None, ""],
    ["s3", date(2026, 3, 25), "k3", "Blouse", 300, 100, ""],
    ["s4", date(2026, 2, 1), "k2", "Suit", 900, 900, "INV/2"],
]
DOCUMENTS: Rows = [
    ["ID", "Document number", "Kind", "Date", "Customer or firm", "Status", "Total"],
    ["d1", "INV/1", "Invoice", date(2025, 11, 1), "k2", "Issued", 5000],
    ["d2", "INV/2", "Invoice", date(2026, 2, 1), "k2", "Issued", 900],
    ["d3", "INV/3", "Invoice", date(2026, 2, 2), "k2", "Cancelled", 7000],
    ["d4", "CN/1", "Credit note", date(2026, 2, 3), "k2", "Issued", 500],
    ["d5", "77", "Supplier's bill", date(2026, 2, 3), "k4", "Issued", 2500],
    ["d6", "Q/1", "Quotation", date(2026, 2, 3), "k2", "Issued", 99000],
]
PAYMENTS: Rows = [
    ["ID", "Date", "Party", "In or out", "Amount", "Tax withheld", "Promised on"],
    ["p1", date(2026, 2, 10), "k1", "In", 1200, None, None],
    ["p2", date(2026, 2, 11), "k2", "In", 1000, 100, None],
    ["p3", date(2026, 2, 12), "k4", "Out", 3000, None, None],
    ["p4", None, "k2", "In", 3400, None, date(2026, 4, 5)],
]
TABS: Mapping[str, Rows] = {"Contacts": CONTACTS, "Sales": SALES, "Documents": DOCUMENTS, "Payments": PAYMENTS}


def test_an_account_counts_each_sale_bill_and_payment_once(tmp_path: Path) -> None:
    with snapshot(tmp_path / "s.duckdb", TABS) as taken:
        found = {key: balance_of(taken, key) for key in ("k1", "k2", "k3", "k4")}

    # k1: 500 + (1000 - 400) + 200 + (300 - 100) of the row merged into it - 1200; k2: 5000 - 500 - (1000 + 100), the bill
    # of the sale, the cancelled one, the quotation and the promise not counted; k4: 3000 paid for a bill of 2500.
    assert found == {"k1": Decimal(300), "k2": Decimal(3400), "k3": Decimal(0), "k4": Decimal(500)}


def test_what_is_paid_settles_the_oldest_first(tmp_path: Path) -> None:
    with snapshot(tmp_path / "s.duckdb", TABS) as taken:
        found = {balance.key: balance for balance in balances(taken)}

    # k1: 500, then 600 of January, 200 of the 20th and 200 of the 25th of March are open; 1200 are paid.
    assert found["k1"].by_age == (Decimal(300), Decimal(0), Decimal(0), Decimal(0))
    assert found["k1"].oldest == date(2026, 3, 20)
    assert found["k2"].by_age == (Decimal(0), Decimal(0), Decimal(0), Decimal(3400))
    assert found["k2"].last_paid == date(2026, 2, 11)


def test_all_that_is_owed_either_way(tmp_path: Path) -> None:
    advance: Rows = [*PAYMENTS, ["p5", date(2026, 3, 1), "k4", "In", 1500, None, None]]
    with snapshot(tmp_path / "s.duckdb", {**TABS, "Payments": advance}) as taken:
        assert owed(taken) == Owed(to_us=Decimal(3700), by_us=Decimal(1000), debtors=2, creditors=1)


def test_an_account_reads_like_a_page_of_the_book(tmp_path: Path) -> None:
    with snapshot(tmp_path / "s.duckdb", TABS) as taken:
        lines = [(entry.day, entry.kind, entry.amount) for entry in account(taken, "k1")]

    assert lines == [
        (None, "opening", Decimal(500)),
        (date(2026, 1, 5), "sale", Decimal(1000)),
        (date(2026, 1, 5), "received", Decimal(-400)),
        (date(2026, 2, 10), "payment", Decimal(-1200)),
        (date(2026, 3, 20), "sale", Decimal(200)),
        (date(2026, 3, 25), "sale", Decimal(300)),
        (date(2026, 3, 25), "received", Decimal(-100)),
    ]


def test_where_only_the_due_is_written_down_the_rest_was_received(tmp_path: Path) -> None:
    rows: Rows = [
        ["Date", "Customer Name", "Mobile", "Item", "Amount", "Due"],
        [date(2026, 1, 5), "Asha", "98765 43210", "Saree", 1000, 400],
        [date(2026, 1, 6), "Asha", "98765 43210", "Fall", 200, 0],
        [date(2026, 1, 7), "Bilal", "98765 43211", "Suit", 900, 900],
    ]
    with snapshot(tmp_path / "s.duckdb", {"2026": rows}) as taken:
        assert {balance.label: balance.balance for balance in balances(taken)} == {"Bilal": 900, "Asha": 400}
