"""Money to collect, against sums done by plain pandas and by hand."""

from datetime import date, timedelta
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
from validation.sheet import RawCell

ENGLISH = translator("en")
CITIES = ("Lucknow", "Kanpur", "Lahore")


def many() -> dict[str, Rows]:
    """120 sales of 12 customers over 200 days, each partly paid."""
    contacts = [[f"k{n}", f"Customer {n}", CITIES[n % 3]] for n in range(12)]
    first = date(2025, 9, 10)
    sales: list[list[RawCell]] = [
        [f"s{n}", first + timedelta(days=n * 5 // 3), f"k{n * 7 % 12}", 100 + n * 13 % 90, n * 11 % 90]
        for n in range(120)
    ]
    return {
        "Contacts": [["ID", "Name", "City"], *contacts],
        "Sales": [["ID", "Date", "Customer", "Amount", "Received"], *sales],
    }


def frame(rows: Rows) -> pd.DataFrame:
    return pd.DataFrame([list(row) for row in rows[1:]], columns=[str(heading) for heading in rows[0]])


def test_the_total_is_what_pandas_adds_up(tmp_path: Path) -> None:
    tabs = many()
    sales = frame(tabs["Sales"])
    sums = (sales["Amount"] - sales["Received"]).groupby(sales["Customer"]).sum()

    with snapshot(tmp_path / "s.duckdb", tabs) as taken:
        content = money_to_collect(taken, Period(), ENGLISH, None)

    assert {row[0]: row[2] for row in content.tables[0].rows} == {
        f"Customer {str(key).removeprefix('k')}": Decimal(int(total)) for key, total in sums.items()
    }
    assert content.figures[0].value == int(sums.sum())


def test_the_ages_are_those_of_the_sales_days(tmp_path: Path) -> None:
    tabs = many()
    sales = frame(tabs["Sales"])
    days = (pd.Timestamp(2026, 3, 31) - pd.to_datetime(sales["Date"])).dt.days
    groups = pd.cut(days, [-1, 30, 60, 90, 9999], labels=False)
    sums = (sales["Amount"] - sales["Received"]).groupby(groups).sum()

    with snapshot(tmp_path / "s.duckdb", tabs) as taken:
        content = money_to_collect(taken, Period(), ENGLISH, None)

    assert [figure.value for figure in content.figures[2:]] == [Decimal(int(total)) for total in sums]


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
