"""Money to collect, against sums done by plain pandas and by hand."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pandas as pd

from records.accounts import owed
from records.periods import Period
from records.query import Filter, Operator, Query
from reports.money_to_collect import money_to_collect
from tests.built import Rows, snapshot
from tests.records.test_accounts import TABS
from translations import translator

ENGLISH = translator("en")
CITIES = ("Lucknow", "Kanpur", "Lahore")


def many() -> dict[str, Rows]:
    """120 sales of 12 customers over 200 days, each partly paid."""
    contacts: list[list[object]] = [
        ["ID", "Name", "City"],
        *([f"k{n}", f"Customer {n}", CITIES[n % 3]] for n in range(12)),
    ]
    sales: list[list[object]] = [["ID", "Date", "Customer", "Amount", "Received"]]
    for n in range(120):
        day = date.fromordinal(date(2025, 9, 10).toordinal() + n * 5 // 3)
        sales.append([f"s{n}", day, f"k{n * 7 % 12}", 100 + n * 13 % 90, n * 11 % 90])
    return {"Contacts": contacts, "Sales": sales}  # type: ignore[dict-item]


def test_the_total_is_what_pandas_adds_up(tmp_path: Path) -> None:
    tabs = many()
    sales = pd.DataFrame(tabs["Sales"][1:], columns=tabs["Sales"][0])
    sums = (sales["Amount"] - sales["Received"]).groupby(sales["Customer"]).sum()

    with snapshot(tmp_path / "s.duckdb", tabs) as taken:
        content = money_to_collect(taken, Period(), ENGLISH, None)

    assert (
        {row[0]: int(row[2]) for row in content.tables[0].rows}
        == {  # type: ignore[call-overload]
            f"Customer {key[1:]}": int(total) for key, total in sums.items()
        }
    )
    assert content.figures[0].value == int(sums.sum())


def test_the_ages_are_those_of_the_sales_days(tmp_path: Path) -> None:
    tabs = many()
    sales = pd.DataFrame(tabs["Sales"][1:], columns=tabs["Sales"][0])
    days = (pd.Timestamp(2026, 3, 31) - pd.to_datetime(sales["Date"])).dt.days
    groups = pd.cut(days, [-1, 30, 60, 90, 9999], labels=False)
    sums = (sales["Amount"] - sales["Received"]).groupby(groups).sum()

    with snapshot(tmp_path / "s.duckdb", tabs) as taken:
        content = money_to_collect(taken, Period(), ENGLISH, None)

    assert [int(figure.value) for figure in content.figures[2:]] == list(sums)  # type: ignore[arg-type]


def test_it_is_compared_with_the_end_of_the_month_before(tmp_path: Path) -> None:
    with snapshot(tmp_path / "s.duckdb", TABS) as taken:
        content = money_to_collect(taken, Period(), ENGLISH, None)
        before = owed(taken, until=date(2026, 2, 28))

    # At the end of February Asha had paid 100 too much, Bilal owed 3400, Rao 500; in March Asha bought for 400 on account.
    assert (before.to_us, before.by_us, before.debtors) == (Decimal(3900), Decimal(100), 2)
    assert [(figure.value, figure.before) for figure in content.figures[:2]] == [(4200, 3900), (3, 2)]
    assert content.compared_with == "Feb 2026"


def test_only_the_customers_asked_for_are_listed(tmp_path: Path) -> None:
    query = Query("contacts", filters=(Filter("city", Operator.IS, ("Kanpur",)),))

    with snapshot(tmp_path / "s.duckdb", many()) as taken:
        content = money_to_collect(taken, Period(), ENGLISH, query)

    assert {row[0] for row in content.tables[0].rows} == {f"Customer {n}" for n in (1, 4, 7, 10)}
    assert content.figures[0].before is None
