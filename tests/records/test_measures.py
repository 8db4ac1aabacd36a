"""What was sold is counted once, in the month it was sold in, and every figure can be checked by hand."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from records.measures import NotCounted, Takings, not_counted, takings, takings_by_item, takings_by_month
from records.periods import Period
from records.query import Filter, Operator, Query
from records.snapshot import Snapshot
from tests.snapshots import Rows, snapshot_of

MARCH = Period(date(2024, 3, 1), date(2024, 3, 31))
JANUARY, FIRST, FIFTH, NINTH, LAST = (date(2024, 1, 31), *(date(2024, 3, day) for day in (1, 5, 9, 31)))
ROWS: Rows = {
    "contacts": [{"id": "C1", "city": "Lahore"}, {"id": "C2", "city": "Karachi"}],
    "organisations": [{"id": "O1", "city": "Lahore"}],
    "products": [{"id": "P1", "name": "Mixer"}],
    "sales": [
        {"on": JANUARY, "customer": "C1", "item": "Fan", "amount": 1000},
        {"on": FIRST, "customer": "C1", "item": "fan ", "amount": 500},
        {"on": LAST, "customer": "C2", "product": "P1", "amount": Decimal("3200.50"), "document": "INV-2"},
        {"on": NINTH, "customer": None, "item": "Fan", "amount": 250},
        {"on": None, "customer": "C1", "item": "Fan", "amount": 9999},
        {"on": NINTH, "customer": "C1", "item": "Fan", "amount": None},
    ],
    "documents": [
        {"id": "D1", "number": "INV-1", "kind": "Invoice", "on": FIFTH, "party": "O1", "total": 1180},
        {"id": "D2", "number": "INV-2", "kind": "Invoice", "on": LAST, "party": "C2", "total": Decimal("3200.50")},
        {"id": "D3", "number": "Q-1", "kind": "Quotation", "on": FIFTH, "party": "O1", "total": 7777},
        {"id": "D4", "number": "INV-3", "kind": "Invoice", "on": FIFTH, "total": 88, "status": "Cancelled"},
    ],
    "document_lines": [
        {"document": "D1", "product": "P1", "quantity": 1, "unit_price": 600},
        {"document": "D1", "description": "Wire", "quantity": 4, "unit_price": 125, "discount_percent": 20},
    ],
}


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    return snapshot_of(tmp_path_factory.mktemp("shop"), ROWS)


def test_sales_and_invoices_count_but_never_both_for_one_sale(shop: Snapshot) -> None:
    # 500 + 3200.50 + 250 sold, 1180 billed; INV-2 is the bill of the sale of 3200.50.
    assert takings(shop, MARCH) == Takings(Decimal("5130.50"), count=4, customers=3)


def test_the_average_is_the_amount_of_one_sale(shop: Snapshot) -> None:
    assert takings(shop, MARCH).average == Decimal("1282.62")


def test_a_sale_may_name_its_invoice_by_id_or_number(tmp_path: Path) -> None:
    sales = [
        {"id": f"S{n}", "on": date(2024, 3, 1), "amount": 10, "document": named}
        for n, named in enumerate(["d1", " inv-2"])
    ]
    bills = [
        {"id": f"D{n}", "number": f"INV-{n}", "kind": "Invoice", "on": date(2024, 3, 1), "total": 10} for n in (1, 2)
    ]

    assert takings(snapshot_of(tmp_path, {"sales": sales, "documents": bills}), MARCH).count == 2


def test_months_without_sales_show_as_nothing_sold(shop: Snapshot) -> None:
    months = takings_by_month(shop, Period())

    assert [(month, sold.amount) for month, sold in months] == [
        (date(2024, 1, 1), Decimal(1000)),
        (date(2024, 2, 1), Decimal(0)),
        (date(2024, 3, 1), Decimal("5130.50")),
    ]


def test_items_are_one_whatever_their_spelling_and_invoices_share_their_total_among_lines(shop: Snapshot) -> None:
    items = {item: (sold.amount, sold.count) for item, sold in takings_by_item(shop, Period())}

    # The invoice of 1180 with tax is 600 for a mixer and 400 for wire before tax: 708 and 472.
    assert items == {"Mixer": (Decimal("3908.50"), 2), "Fan": (Decimal(1750), 3), "Wire": (Decimal(472), 1)}


def test_lines_name_their_bill_by_its_id_or_its_number_and_count_once(tmp_path: Path) -> None:
    bills = [
        {"id": id_, "number": number, "kind": "Invoice", "on": date(2024, 3, 1), "total": 100}
        for id_, number in (("7", "7"), ("D8", "8"))
    ]
    lines = [
        {"document": named, "description": item, "quantity": 1, "unit_price": 50}
        for named, item in (("7", "Fan"), ("7", "Iron"), ("d8", "Fan"), ("8", "Iron"))
    ]
    shop = snapshot_of(tmp_path, {"documents": bills, "document_lines": lines})

    assert {item: (sold.amount, sold.count) for item, sold in takings_by_item(shop, Period())} == {
        "Fan": (Decimal(100), 2),
        "Iron": (Decimal(100), 2),
    }


def test_only_the_most_sold_items_are_named_when_few_are_asked_for(shop: Snapshot) -> None:
    assert [item for item, _ in takings_by_item(shop, Period(), limit=2)] == ["Mixer", "Fan"]


def test_a_filter_on_customers_takes_in_firms_that_have_the_same_column(shop: Snapshot) -> None:
    lahore = Query("contacts", filters=(Filter("city", Operator.IS, ("Lahore",)),))

    assert takings(shop, MARCH, lahore) == Takings(Decimal(1680), count=2, customers=2)


def test_what_cannot_be_counted_is_told(shop: Snapshot) -> None:
    assert not_counted(shop) == NotCounted(without_date=1, without_amount=1)


def test_a_shop_that_sold_nothing_has_no_average_and_no_months(tmp_path: Path) -> None:
    empty = snapshot_of(tmp_path, {})

    assert (takings(empty, Period()), takings(empty, Period()).average, takings_by_month(empty, Period())) == (
        Takings(),
        None,
        (),
    )
