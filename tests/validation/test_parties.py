"""Tabs of one shape whose columns name nobody are a ledger with a tab a party; tabs of months or branches are not."""

import pytest

from validation.business import Business
from validation.headings import workbook_layout
from validation.sheet import RawCell, RawTab

LEDGER = ("Date", "Particulars", "Debit", "Credit", "Balance")
ROW = ("5/4/26", "Sugar", 4200, 1000, 3200)


def parties(
    *tabs: str, headings: tuple[RawCell, ...] = LEDGER, rows: tuple[tuple[RawCell, ...], ...] = (ROW,)
) -> list[str]:
    raw = [RawTab(tab, [headings, *rows]) for tab in tabs]
    return [layout.party for layout in workbook_layout(raw, Business())]


@pytest.mark.parametrize(
    "tabs",
    [
        ("Ramesh Kirana", "Salma Boutique"),
        ("हरि ओम ट्रेडर्स", "Imran & Sons"),
        ("Gupta Book Store", "बिलाल"),
        ("Ramesh 2", "M/s K.K. Traders"),
    ],
)
def test_a_tab_is_the_party_it_is_called_like(tabs: tuple[str, ...]) -> None:
    assert parties(*tabs) == list(tabs)


@pytest.mark.parametrize(
    "tabs",
    [
        ("April", "May"),
        ("अप्रैल 2026", "मई 2026"),
        ("2024-25", "2025-26"),
        ("Andheri branch", "Bandra branch"),
        ("Cash", "UPI"),
        ("Sheet1", "Sheet2"),
        ("Sales", "Sales 2"),
        ("Ramesh Kirana",),
    ],
)
def test_months_branches_and_a_tab_alone_are_nobodys(tabs: tuple[str, ...]) -> None:
    assert not any(parties(*tabs))


def test_where_the_rows_name_customers_the_tab_does_not() -> None:
    headings, row = ("Date", "Customer Name", "Item", "Debit", "Credit"), ("5/4/26", "Asha", "Sugar", 4200, 1000)

    assert not any(parties("Ramesh Kirana", "Salma Boutique", headings=headings, rows=(row,)))


def test_the_number_that_bahi_writes_into_each_row_changes_nothing() -> None:
    rows = tuple((*ROW, f"s{number}abc", "k7f3a2mn4q") for number in range(3))

    assert all(parties("Ramesh Kirana", "Salma Boutique", headings=(*LEDGER, "ID", "Customer ID"), rows=rows))
