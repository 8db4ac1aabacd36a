"""Percentages in cells that show 0.18 as 18%: what is written there is the share, as Excel and Google Sheets keep it."""

import re
from collections.abc import Iterable
from decimal import Decimal

from validation.layout import TabLayout

SHOWN_AS_SHARE = "0.00%"
"""A number format that makes readers take 0.18 for 18%."""
_NUMBER = re.compile(r"-?\d*\.?\d+(?:[eE]-?\d+)?")
_SHARE = re.compile(r"-?0?\.\d+")


def share_fields(layouts: Iterable[TabLayout], table: str) -> frozenset[str]:
    """The fields of a table whose cells hold shares."""
    return frozenset(
        f"+{column.field}" if column.is_custom else column.field
        for layout in layouts
        for column in layout.columns
        if column.is_share and column.table == table
    )


def as_share(value: object) -> Decimal:
    """18 (a percentage) as such a cell keeps it."""
    return Decimal(str(value)) / 100


def share_typed(text: str) -> Decimal | None:
    """The share that somebody means by "0.2" where the cell said 0.18; None for "20" and "20%", which are percentages."""
    return Decimal(text.strip()) if _SHARE.fullmatch(text.strip()) else None


def share_as_it_was(text: str) -> Decimal | str:
    """A text that such a cell had as the number that it was; one that was typed as words stays that."""
    return Decimal(text) if _NUMBER.fullmatch(text) else text
