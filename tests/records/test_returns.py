"""What customers give back lowers what was sold, what they are worth and what they owe, once; worked out by hand."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest

from records.accounts import account, balance_of, balances
from records.buyers import Buyer, gone_quiet
from records.customers import customers_with_keys
from records.measures import Takings, takings, takings_by_item, takings_by_month
from records.periods import Period
from records.purchases import purchases
from records.snapshot import Snapshot
from records.takings_by import Dimension, takings_by
from records.valued import most_valuable
from reports.purchase_history import purchase_history
from reports.statement import ENTRY_TITLES
from tests.snapshots import Rows, snapshot_of
from translations import translator

MARCH, FEBRUARY = Period(date(2024, 3, 1), date(2024, 3, 31)), Period(date(2024, 2, 1), date(2024, 2, 29))


def _on(day: int, month: int = 3) -> date:
    return date(2024, month, day)


def _bill(number: str, kind: str, day: int, party: str, total: int, **more: object) -> dict[str, object]:
    return {"id": f"D-{number}", "number": number, "kind": kind, "on": _on(day), "party": party, "total": total, **more}


ROWS: Rows = {
    "contacts": [{"id": "C1", "name": "Asha"}, {"id": "C2", "name": "Bilal"}, {"id": "C3", "name": "Chand"}],
    "sales": [
        {"id": "S1", "on": _on(10, month=2), "customer": "C1", "item": "Fan", "quantity": 3, "amount": 3000, "received": 2000},
        {"id": "S2", "on": _on(5), "customer": "C1", "item": "fan", "quantity": 1, "amount": -1000},
        {"id": "S3", "on": _on(6), "customer": "C1", "item": "Iron", "quantity": 1, "amount": 800, "document": "INV/2"},
        {"id": "S4", "on": _on(8), "customer": "C2", "item": "Mixer", "amount": -500, "received": -500, "document": "INV/1"},
        {"id": "S5", "on": _on(9), "customer": "C2", "item": "Mixer", "amount": -300, "document": "CN/2"},
        {"id": "S6", "on": _on(25), "customer": "C3", "item": "Fan", "amount": -700},
    ],
    "documents": [
        _bill("INV/1", "Invoice", 1, "C2", 4000),
        _bill("INV/2", "Invoice", 6, "C1", 800),
        _bill("CN/1", "Credit note", 12, "C2", 600, original_document="INV/1"),
        _bill("CN/2", "Credit note", 9, "C2", 300, original_document="INV/1"),
        _bill("CN/3", "Credit note", 8, "C2", -500, original_document="D-INV/1"),
        _bill("CN/4", "Credit note", 20, "C1", -100, original_document="INV/2"),
        _bill("CN/5", "Credit note", 20, "C1", 9000, status="Draft"),
        _bill("DN/1", "Debit note", 21, "C2", 50),
        _bill("Q/1", "Quotation", 21, "C2", 70000),
        _bill("INV/1", "Supplier's bill", 21, "C3", 90) | {"id": "D-77"},
    ],
    "document_lines": [
        {"document": "D-INV/1", "description": "Mixer", "quantity": 2, "unit_price": 2000},
        {"document": "D-CN/1", "description": "Mixer", "quantity": -1, "unit_price": 200},
        {"document": "D-CN/1", "description": "Jar", "quantity": 1, "unit_price": -100},
    ],
}  # fmt: skip


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Snapshot]:
    with snapshot_of(tmp_path_factory.mktemp("shop"), ROWS) as snapshot:
        yield snapshot


def test_returns_and_credit_notes_lower_the_months_sales_and_are_no_sales(shop: Snapshot) -> None:
    # Sold: the iron of 800, whose bill INV/2 is not counted again, and INV/1 of 4000, which only a return names. Given back:
    # 1000 + 500 + 300 + 700 in the sales, CN/1 of 600 and CN/4 of 100; CN/2 and CN/3 stand in the sales as S5 and S4.
    assert takings(shop, MARCH) == Takings(Decimal(4800 - 2500 - 700), count=2, customers=2)
    assert takings(shop, MARCH).average == Decimal(800)


def test_a_month_of_returns_only_is_less_than_nothing(shop: Snapshot) -> None:
    only = Period(date(2024, 3, 25), date(2024, 3, 31))

    assert takings(shop, only) == Takings(Decimal(-700), count=0, customers=0)
    assert takings(shop, only).average is None
    assert [sold.amount for _, sold in takings_by_month(shop, Period())] == [3000, 1600]


def test_items_that_came_back_are_taken_off_in_amount_and_quantity(shop: Snapshot) -> None:
    # CN/1 is 200 for a mixer and 100 for a jar before tax: 400 and 200 of its 600. CN/4 has no lines.
    assert {item: (int(sold.amount), sold.count) for item, sold in takings_by_item(shop, MARCH)} == {
        "Mixer": (4000 - 500 - 300 - 400, 1),
        "Iron": (800, 1),
        "": (-100, 0),
        "Jar": (-200, 0),
        "Fan": (-1000 - 700, 0),
    }
    told = {part.label: part.quantity for part in takings_by(shop, Dimension.ITEM, Period())}
    assert (told["Mixer"], told["Jar"]) == (Decimal(2 - 1), Decimal(-1))


def test_what_each_customer_bought_is_less_what_they_gave_back(shop: Snapshot) -> None:
    found = {part.label: part.sold.amount for part in takings_by(shop, Dimension.CUSTOMER, Period())}

    assert found == {"Asha": 3000 - 1000 + 800 - 100, "Bilal": 4000 - 500 - 300 - 600, "Chand": -700}


def test_the_most_valuable_are_those_who_kept_what_they_bought(shop: Snapshot) -> None:
    # Chand bought nothing in these days; Asha's last purchase is the iron and not the note of the 20th.
    found = {each.label: (each.amount, each.count, each.last_on) for each in most_valuable(shop, Period())}

    assert found == {"Asha": (Decimal(2700), 2, _on(6)), "Bilal": (Decimal(2600), 1, _on(1))}


def test_a_return_stands_in_the_purchase_history_and_is_no_last_purchase(shop: Snapshot) -> None:
    lines = [(each.on, each.item, each.quantity, each.amount) for each in purchases(shop, MARCH)]
    content = purchase_history(shop, MARCH, translator("en"), None)

    assert lines[0] == (_on(25), "Fan", None, Decimal(-700))
    assert (_on(5), "fan", Decimal(-1), Decimal(-1000)) in lines
    assert [(figure.label, figure.value) for figure in content.figures[-1:]] == [("Last purchase", _on(6))]
    assert [each.bought_on for each in customers_with_keys(shop, ["C1", "C3"])] == [_on(6), None]


def test_what_came_back_is_no_longer_owed(shop: Snapshot) -> None:
    # Asha: 3000 - 2000 received - 1000 returned + 800 - 100. Bilal: 4000, of which 500 came back against cash, then 300 and
    # 600 on his account, and 50 were charged. Chand: 700 of goods came back, and a bill of 90 that we owe.
    assert {key: balance_of(shop, key) for key in ("C1", "C2", "C3")} == {"C1": 700, "C2": 3150, "C3": -790}
    assert {each.key: each.balance for each in balances(shop)} == {"C1": 700, "C2": 3150, "C3": -790}


def test_the_account_calls_a_return_a_return_and_what_was_given_for_it_paid_out(shop: Snapshot) -> None:
    lines = [(entry.day, ENTRY_TITLES[entry.kind], int(entry.amount)) for entry in account(shop, "C2")]

    assert lines == [
        (_on(1), "Bill", 4000),
        (_on(8), "Return", -500),
        (_on(8), "Paid out", 500),
        (_on(9), "Return", -300),
        (_on(12), "Credit note", -600),
        (_on(21), "Bill", 50),
    ]


def test_who_only_brings_something_back_is_still_quiet(tmp_path_factory: pytest.TempPathFactory) -> None:
    bought = [{"on": _on(day, month=1), "customer": "C1", "item": "Rice", "amount": 100} for day in (1, 8, 15)]
    back = {"on": _on(28), "customer": "C1", "item": "Mixer", "amount": -60}

    with snapshot_of(tmp_path_factory.mktemp("quiet"), {"sales": [*bought, back]}) as shop:
        (quiet,) = gone_quiet(shop)

    expected = Buyer("C1", "C1", (), _on(1, 1), _on(15, 1), 3, Decimal(240), 7, date(2024, 1, 22), "Rice")
    assert quiet == expected
