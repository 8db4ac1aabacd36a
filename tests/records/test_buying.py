"""Who buys what, where, how often and since when, against sums done by hand."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from records.buyers import gone_quiet
from records.measures import takings
from records.newcomers import newcomer_count, newcomers, newcomers_by_sender, newcomers_by_source
from records.periods import Period
from records.purchases import purchases
from records.query import KEY, Filter, Operator, Query
from records.rebuying import due_again
from records.snapshot import Snapshot
from records.takings_by import Dimension, takings_by
from records.valued import Standing, most_valuable, standings_counted
from tests.snapshots import Rows, snapshot_of

MARCH, FEBRUARY = Period(date(2024, 3, 1), date(2024, 3, 31)), Period(date(2024, 2, 1), date(2024, 2, 29))
IN_LAHORE = Query("contacts", filters=(Filter("city", Operator.IS, ("Lahore",)),))


def _sale(month: int, day: int, customer: str | None, item: str, amount: int, **more: object) -> dict[str, object]:
    return {"on": date(2024, month, day), "customer": customer, "item": item, "amount": amount, **more}


ROWS: Rows = {
    "contacts": [
        {"id": "C1", "name": "Asif", "city": "Lahore", "area": "Gulberg", "owner": "T1", "created_on": date(2023, 5, 1)},
        {"id": "C2", "name": "Bina", "city": "lahore ", "source": "Google", "created_on": date(2024, 3, 2)},
        {"id": "C3", "name": "Chand", "city": "Karachi", "referred_by": "C1", "source": "Friend"},
        {"id": "C4", "name": "Dev", "referred_by": "C1", "source": "friend", "created_on": date(2024, 3, 20)},
    ],
    "organisations": [{"id": "O1", "name": "Rao & Sons", "city": "Karachi"}],
    "team": [{"id": "T1", "name": "Sana"}, {"id": "T2", "name": "Ravi"}],
    "sales": [
        _sale(1, 1, "C1", "Fan", 100), _sale(1, 11, "C1", "Fan", 100), _sale(1, 21, "C1", "Iron", 100),
        _sale(2, 2, "C2", "Fan", 400, owner="T2", quantity=4), _sale(2, 16, "C2", "fan ", 200, quantity=2),
        _sale(3, 2, "C2", "Fan", 300, quantity=3),
        _sale(3, 5, "C3", "Mixer", 3000, owner="T2"), _sale(3, 9, None, "Fan", 50),
    ],
    "documents": [{"id": "D1", "number": "1", "kind": "Invoice", "on": date(2024, 3, 7), "party": "O1", "total": 1180, "owner": "T1"}],
    "document_lines": [{"document": "D1", "description": "Wire", "quantity": 10, "unit_price": 100}],
}  # fmt: skip


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Snapshot]:
    with snapshot_of(tmp_path_factory.mktemp("shop"), ROWS) as snapshot:
        yield snapshot


@pytest.mark.parametrize(
    ("dimension", "expected"),
    [
        (Dimension.ITEM, {"Mixer": (3000, 0), "Wire": (1180, 0), "Fan": (350, 600)}),
        (Dimension.CITY, {"Karachi": (4180, 0), "lahore": (300, 600), "": (50, 0)}),
        (Dimension.LOCALITY, {}),
        (Dimension.PERSON, {"T2": (3000, 400), "T1": (1180, 0), "": (350, 200)}),
        (Dimension.CUSTOMER, {"Chand": (3000, 0), "Rao & Sons": (1180, 0), "Bina": (300, 600), "": (50, 0)}),
    ],
)
def test_sales_are_taken_apart_beside_the_month_before(
    shop: Snapshot, dimension: Dimension, expected: dict[str, tuple[int, int]]
) -> None:
    parts = takings_by(shop, dimension, MARCH, before=FEBRUARY)

    assert {part.label: (part.sold.amount, part.before) for part in parts} == expected


def test_who_looks_after_a_customer_counts_where_nobody_is_named_at_the_sale(shop: Snapshot) -> None:
    january = takings_by(shop, Dimension.PERSON, Period(date(2024, 1, 1), date(2024, 1, 31)))

    assert [(part.label, part.sold.count) for part in january] == [("T1", 3)]


def test_localities_are_named_with_their_city(shop: Snapshot) -> None:
    assert [part.label for part in takings_by(shop, Dimension.LOCALITY, Period())] == ["Gulberg, Lahore"]


def test_quantities_are_summed_where_the_sheet_has_them(shop: Snapshot) -> None:
    told = {part.label: part.quantity for part in takings_by(shop, Dimension.ITEM, Period())}

    assert (told["Fan"], told["Wire"], told["Mixer"]) == (9, 10, None)


def test_a_purchase_history_has_a_line_for_each_item_the_latest_first(shop: Snapshot) -> None:
    lines = [(each.on, each.item, each.amount) for each in purchases(shop, Period(), IN_LAHORE)]

    assert lines[0] == (date(2024, 1, 21), "Iron", Decimal(100))
    assert len(lines) == 3


@pytest.mark.parametrize(("key", "items"), [("O1", ["Wire"]), ("C3", ["Mixer"]), ("nobody", [])])
def test_the_history_of_one_customer_is_theirs_alone_be_it_a_person_or_a_firm(
    shop: Snapshot, key: str, items: list[str]
) -> None:
    one = Query("contacts", filters=(Filter(KEY, Operator.IS, (key,)),))

    assert [each.item for each in purchases(shop, Period(), one)] == items
    assert takings(shop, Period(), one).count == len(items)


def test_quiet_is_who_stays_away_for_twice_their_own_interval(shop: Snapshot) -> None:
    # Asif came every 10 days and 70 days ago for the last time; Bina comes every 14 or 15 days and came 29 days ago.
    assert [(each.label, each.usual, each.amount) for each in gone_quiet(shop)] == [("Asif", 10, Decimal(300))]


def test_due_again_is_who_usually_comes_about_now(shop: Snapshot) -> None:
    (due,) = due_again(shop)

    assert (due.label, due.usual, due.expected_on, due.item.strip().lower()) == ("Bina", 15, date(2024, 3, 17), "fan")


def _bought(customer: str, item: str | None, *days: date) -> list[dict[str, object]]:
    return [{"on": day, "customer": customer, "item": item, "amount": 100} for day in days]


def test_who_buys_rice_each_month_and_a_mixer_once_is_due_for_rice(tmp_path: Path) -> None:
    days = (date(2024, 1, 3), date(2024, 2, 2), date(2024, 3, 3))
    sales = [
        *_bought("C1", "Rice", *days[:2]),
        *_bought("C1", "rice ", days[2]),
        *_bought("C1", "Mixer", date(2024, 3, 30)),
    ]

    with snapshot_of(tmp_path, {"sales": sales}) as shop:
        (due,) = due_again(shop)

    # Every 30 days, the last time on the 3rd of March; the mixer of the 30th changes nothing.
    assert (due.item.strip().lower(), due.usual, due.last_on, due.expected_on) == (
        "rice",
        30,
        days[2],
        date(2024, 4, 2),
    )
    assert (due.count, due.amount) == (3, Decimal(300))


def test_each_item_is_due_in_its_own_time(tmp_path: Path) -> None:
    weekly = [date(2024, 3, day) for day in (9, 16, 23)]
    yearly = [date(year, 5, 1) for year in (2021, 2022, 2023)]
    sales = [*_bought("C1", "Oil", *weekly), *_bought("C1", "Soap", *weekly), *_bought("C1", "AC service", *yearly)]

    with snapshot_of(tmp_path, {"sales": sales}) as shop:
        found = [(each.item, each.usual, each.expected_on) for each in due_again(shop)]

    # The service of the 1st of May is expected on the 30th of April 2024, which is no 14 days away.
    assert found == [("Oil", 7, date(2024, 3, 30)), ("Soap", 7, date(2024, 3, 30))]


def test_where_no_item_comes_back_regularly_the_customers_own_interval_counts(tmp_path: Path) -> None:
    days = [date(2024, 3, day) for day in (5, 15, 25)]
    sarees = [
        *_bought("C1", "Red saree", days[0]),
        *_bought("C1", "Suit", days[1]),
        *_bought("C1", "Blue saree", days[2]),
    ]
    cement = _bought("C2", "Cement", date(2020, 1, 1), date(2020, 1, 31), date(2020, 2, 1))
    lately = [*_bought("C2", "Paint", *days[:2]), *_bought("C2", "Pipe", days[2])]
    sales = [*sarees, *cement, *lately, *_bought("C3", None, *days)]

    with snapshot_of(tmp_path, {"sales": sales}) as shop:
        found = {each.key: (each.usual, each.expected_on) for each in due_again(shop)}

    # Every 10 days, the last time on the 25th. Of C2 the days between are 30, 1, 10, 10 and a long time: the middle is 10.
    assert found == dict.fromkeys(("C1", "C2", "C3"), (10, date(2024, 4, 4)))


def test_bringing_rice_back_is_no_buying_of_rice(tmp_path: Path) -> None:
    back = {"on": date(2024, 3, 20), "customer": "C1", "item": "Rice", "amount": -100}
    sales = [*_bought("C1", "Rice", date(2024, 2, 1), date(2024, 3, 1)), back]

    with snapshot_of(tmp_path, {"sales": sales}) as shop:
        assert due_again(shop) == ()


def test_the_most_valuable_bought_lately_often_and_for_much(shop: Snapshot) -> None:
    best = most_valuable(shop, Period())

    # Of four: Asif 21 Jan, 3 times, 300; Bina 2 Mar, 3 times, 900; Chand 5 Mar, once, 3000; Rao 7 Mar, once, 1180.
    assert [(each.label, each.points) for each in best] == [
        ("Chand", (4, 3, 5)),
        ("Rao & Sons", (5, 3, 4)),
        ("Bina", (3, 5, 3)),
        ("Asif", (2, 5, 2)),
    ]
    assert {each.standing: each.customers for each in standings_counted(shop, Period())} == {
        Standing.BIG: 2,
        Standing.REGULAR: 1,
        Standing.SLIPPING: 1,
    }


def test_new_is_who_was_added_or_else_bought_for_the_first_time(shop: Snapshot) -> None:
    assert [each.label for each in newcomers(shop, MARCH)] == ["Dev", "Rao & Sons", "Chand", "Bina"]
    assert newcomer_count(shop, MARCH).bought == 3


def test_new_customers_say_where_they_came_from_and_who_sent_them(shop: Snapshot) -> None:
    sources = {each.label.lower(): (each.customers, each.amount) for each in newcomers_by_source(shop, MARCH)}

    assert sources == {"friend": (2, 3000), "google": (1, 900), "": (1, 1180)}
    assert [(each.label, each.customers, each.bought) for each in newcomers_by_sender(shop, MARCH)] == [("Asif", 2, 1)]
