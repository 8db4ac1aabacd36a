"""Figures of reports, worked out once more by plain pandas from the workbook file, without any code of Bahi."""

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pandas as pd
import pytest

from records.periods import Period
from records.snapshot import Snapshot
from reports.catalogue import report_named
from reports.content import ReportContent
from reports.making import made
from sync.current import reading
from sync.demo import make_demo
from sync.place import Place
from sync.pull import pull
from translations import translator

NOW = datetime(2026, 10, 14, 12, 0)
SEPTEMBER, YEAR = Period(date(2026, 9, 1), date(2026, 9, 30)), Period(date(2026, 4, 1), date(2027, 3, 31))
Book = dict[str, pd.DataFrame]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Place:
    folder = tmp_path_factory.mktemp("sample")
    place = Place(str(folder / "shop.xlsx"), folder / "state")
    make_demo(place, contacts=150, now=NOW)
    pull(place)
    return place


@pytest.fixture(scope="module")
def shop(place: Place) -> Iterator[Snapshot]:
    with reading(place) as snapshot:
        snapshot.today = lambda: NOW.date()
        yield snapshot


@pytest.fixture(scope="module")
def book(place: Place) -> Book:
    return pd.read_excel(place.workbook, sheet_name=None, engine="calamine")


def report(name: str, place: Place, shop: Snapshot, period: Period = YEAR) -> ReportContent:
    found = report_named(name)
    assert found
    return made(found, place, shop, period, translator("en"))


def figure(content: ReportContent, label: str) -> Any:
    return next(each.value for each in content.figures if each.label == label)


def column(content: ReportContent, heading: str, *, table: int = 0, by: int = 0) -> dict[Any, Any]:
    """A column of a report's table by the cells of another."""
    headings = [each.heading for each in content.tables[table].columns]
    return {row[by]: row[headings.index(heading)] for row in content.tables[table].rows}


def sales(book: Book, period: Period | None = None) -> pd.DataFrame:
    """Every sale and every invoice, with day, party, item, person and amount."""
    sold = book["Sales"].rename(
        columns={"Date": "day", "Customer ID": "party", "Amount": "amount", "Sold by": "person"}
    )
    bills = book["Documents"].rename(columns={"Date": "day", "Customer or firm": "party", "Total": "amount"})
    bills = bills[(bills["Kind"] == "Invoice") & ~bills["Status"].isin(["Cancelled", "Draft"])]
    every = pd.concat([sold, bills])
    every["day"], every["amount"] = (
        pd.to_datetime(every["day"], errors="coerce"),
        pd.to_numeric(every["amount"], errors="coerce"),
    )
    every = every.dropna(subset=["day", "amount"])
    return every[inside(every["day"], period)] if period else every


def parties(book: Book) -> pd.DataFrame:
    """Customers by their id; of a doubled id the first row."""
    return pd.concat([book["Contacts"], book["Organisations"]]).drop_duplicates("ID").set_index("ID")


def inside(days: "pd.Series[Any]", period: Period) -> "pd.Series[bool]":
    return (days.dt.date >= period.start) & (days.dt.date <= period.end)


def test_what_was_sold_in_a_month(place: Place, shop: Snapshot, book: Book) -> None:
    sold = sales(book, SEPTEMBER)

    content = report("sales-by-month", place, shop, SEPTEMBER)
    assert float(figure(content, "Sold for")) == pytest.approx(sold["amount"].sum())
    assert figure(content, "Number of sales") == len(sold)
    assert figure(content, "Customers who bought") == sold["party"].nunique()


def test_what_sold_most_over_the_counter(place: Place, shop: Snapshot, book: Book) -> None:
    sold = sales({**book, "Documents": book["Documents"].head(0)})
    lines = book["Document lines"].assign(net=lambda lines: lines["Quantity"] * lines["Unit price"])
    lines["part"] = lines["net"] / lines.groupby("Bill or document")["net"].transform("sum")
    bills = sales({**book, "Sales": book["Sales"].head(0)}).set_index("ID")
    billed = lines.join(bills[["amount"]], on="Bill or document", how="inner")
    names = book["Products"].set_index("ID")["Name"]
    by_item = sold.groupby(sold["Product"].map(names).fillna(sold["Item"]))["amount"].sum()
    by_item = by_item.add((billed["amount"] * billed["part"]).groupby(billed["Product"].map(names)).sum(), fill_value=0)

    told = column(report("sales-by-item", place, shop, Period()), "Amount")
    best = by_item.sort_values(ascending=False).head(5)
    assert [float(told[item]) for item in best.index] == pytest.approx(list(best), abs=1)


def test_what_was_sold_in_each_city(place: Place, shop: Snapshot, book: Book) -> None:
    cities = parties(book)["City"].str.strip()
    sold = sales(book, YEAR)
    by_city = sold.groupby(sold["party"].map(cities).str.lower())["amount"].sum()

    told = {
        city.lower(): float(amount) for city, amount in column(report("sales-by-area", place, shop), "Amount").items()
    }
    assert {city: told[city] for city in by_city.index} == pytest.approx(dict(by_city))


def test_how_many_sales_each_person_made(place: Place, shop: Snapshot, book: Book) -> None:
    owners = parties(book)["Looked after by"]
    sold = sales(book, YEAR)
    by_person = sold["person"].fillna(sold["party"].map(owners)).fillna("(nobody named)").value_counts()

    assert column(report("sales-by-person", place, shop), "Sales") == dict(by_person)


def test_what_was_collected(place: Place, shop: Snapshot, book: Book) -> None:
    received, paid = book["Sales"], book["Payments"]
    days = pd.to_datetime(received["Date"], errors="coerce")
    with_sales = pd.to_numeric(received["Received"], errors="coerce")[inside(days, SEPTEMBER)].sum()
    came_in = paid[(paid["In or out"] != "Out") & inside(pd.to_datetime(paid["Date"]), SEPTEMBER)]["Amount"].sum()

    told = figure(report("digest", place, shop, SEPTEMBER), "Collected")
    assert float(told) == pytest.approx(with_sales + came_in, abs=1)


def test_what_is_owed(place: Place, shop: Snapshot, book: Book) -> None:
    counter, paid, papers = book["Sales"], book["Payments"].dropna(subset=["Date"]), book["Documents"]
    papers = papers[~papers["Status"].isin(["Cancelled", "Draft"])]
    signs = papers["Kind"].map(
        {"Invoice": 1, "Debit note": 1, "Bill of supply": 1, "Credit note": -1, "Supplier's bill": -1}
    )
    parts = [
        pd.to_numeric(counter["Amount"], errors="coerce").fillna(0).groupby(counter["Customer ID"]).sum(),
        -pd.to_numeric(counter["Received"], errors="coerce").fillna(0).groupby(counter["Customer ID"]).sum(),
        (papers["Total"] * signs.fillna(0)).groupby(papers["Customer or firm"]).sum(),
        paid["Amount"].where(paid["In or out"] == "Out", -paid["Amount"]).groupby(paid["Customer or firm"]).sum(),
    ]
    balances = pd.concat(parts).groupby(level=0).sum().round(2)

    content = report("money-to-collect", place, shop)
    assert float(figure(content, "To collect")) == pytest.approx(balances[balances > 0].sum())
    assert figure(content, "Customers who owe") == (balances > 0).sum()


def test_how_many_customers_are_new(place: Place, shop: Snapshot, book: Book) -> None:
    everybody = pd.concat([book["Contacts"], book["Organisations"]])
    first = sales(book).groupby("party")["day"].min()
    bought = everybody["ID"].where(~everybody["ID"].duplicated()).map(first)
    came = pd.to_datetime(everybody["Added on"], errors="coerce").fillna(bought)

    assert figure(report("new-customers", place, shop), "New customers") == inside(came, YEAR).sum()


def test_how_many_enquiries_came_and_were_won(place: Place, shop: Snapshot, book: Book) -> None:
    opened = book["Deals"][inside(pd.to_datetime(book["Deals"]["Opened on"]), YEAR)]

    content = report("enquiries", place, shop)
    assert figure(content, "Enquiries") == len(opened)
    assert figure(content, "Won") == (opened["Stage"] == "Won").sum()
    assert figure(content, "Worth of those won") == float(opened[opened["Stage"] == "Won"]["Amount"].sum())


def test_who_did_how_much(place: Place, shop: Snapshot, book: Book) -> None:
    told = book["Activities"]
    days = pd.to_datetime(told["When"])
    done = told[
        inside(days, YEAR) & (days.dt.date <= NOW.date()) & (told["Status"].isna() | (told["Status"] == "Done"))
    ]

    by_person = done["Looked after by"].fillna("(nobody named)").value_counts()
    counted = column(report("follow-ups", place, shop), "Done")
    assert {name: counted[name] for name in by_person.index} == dict(by_person)


def test_who_has_gone_quiet(place: Place, shop: Snapshot, book: Book) -> None:
    days = sales(book).groupby("party")["day"].agg(lambda days: sorted(set(days.dt.date)))
    usual = days[days.map(len) >= 3].map(
        lambda some: pd.Series(some).diff().dropna().map(lambda gap: gap.days).median()
    )
    since = days.map(lambda some: (NOW.date() - some[-1]).days)
    quiet = usual[(since[usual.index] > 21) & (since[usual.index] > 2 * usual.round())]

    assert figure(report("gone-quiet", place, shop), "Gone quiet") == len(quiet)


def test_growth_from_year_to_year(place: Place, shop: Snapshot, book: Book) -> None:
    sold = sales(book)
    sold = sold[sold["day"].dt.date <= NOW.date()]
    year = sold["day"].dt.year - (sold["day"].dt.month < 4)
    by_year = sold.groupby(year)["amount"].sum()

    told = column(report("growth", place, shop), "Amount")
    assert [float(amount) for amount in told.values()] == pytest.approx(list(by_year))
    assert all(isinstance(amount, Decimal) for amount in told.values())
