"""Ledgers with a tab a party: tabs of one shape whose columns name nobody, so that the tab's name is the customer's."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from validation.heading_words import heading_key
from validation.layout import TabLayout
from validation.not_records import is_month_title, is_total
from validation.recognition import is_name_of, is_not_of_customers
from validation.sheet import RawTab, cell_text
from validation.tables import TABLES

_NEEDED = frozenset({"on", "amount"})
_SAYS_WHAT_IS_OWED = frozenset({"received", "due"})
_NEVER = frozenset(("branch", "counter", "summary", "total", "शाखा", "برانچ"))
"""A word that no customer has in the name."""
_NOT_ALONE = frozenset(
    (
        *(
            "shop",
            "store",
            "godown",
            "cash",
            "bank",
            "upi",
            "card",
            "sheet",
            "book",
            "daily",
            "sales",
            "sale",
            "report",
        ),
        *("purchase", "stock", "sample", "example", "copy", "new", "old", "दुकान", "नकद", "बैंक", "دکان", "نقد", "بینک"),
    )
)
"""Words that do not make a name by themselves."""
_FEWEST = 2


def with_parties(tabs: Sequence[RawTab], layouts: Sequence[TabLayout]) -> tuple[TabLayout, ...]:
    """The layouts, those of a tab a party with the party's name; where only one tab looks so, it stays what it is."""
    parties = [_may_be_a_party(tab, layout) for tab, layout in zip(tabs, layouts, strict=True)]
    if sum(parties) < _FEWEST:
        return tuple(layouts)
    return tuple(
        replace(layout, party=" ".join(layout.tab.split())) if is_party else layout
        for layout, is_party in zip(layouts, parties, strict=True)
    )


def _may_be_a_party(tab: RawTab, layout: TabLayout) -> bool:
    if layout.table != "Sales" or layout.is_register or not _is_called_like_somebody(layout.tab):
        return False
    fields = {column.field for column in layout.columns if not column.is_custom}
    return fields >= _NEEDED and not fields.isdisjoint(_SAYS_WHAT_IS_OWED) and _is_mostly_ones(tab, layout)


def _is_called_like_somebody(tab: str) -> bool:
    words = re.findall(r"[^\W\d_]+", tab.casefold())
    if _NOT_ALONE.issuperset(words) or not _NEVER.isdisjoint(words) or is_month_title(tab) or is_total(tab):
        return False
    return bool(heading_key(tab)) and not is_not_of_customers(tab) and not any(is_name_of(tab, one) for one in TABLES)


def _is_mostly_ones(tab: RawTab, layout: TabLayout) -> bool:
    """Whether the tab has no column for customers, or Bahi's own with one number in most rows: some may be another's."""
    column = layout.column("Sales", "customer")
    if column is None:
        return True
    below = (row[column.index] for row in tab.rows[layout.header_row :] if len(row) > column.index)
    counts = Counter(filter(None, map(cell_text, below)))
    most = max(counts.values(), default=0)
    return column.heading == "Customer ID" and most * 2 >= counts.total()
