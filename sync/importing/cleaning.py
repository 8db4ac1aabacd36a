"""What programs write around values, taken away before anything is read: values joined, groups marked, no days."""

import re
from collections.abc import Sequence
from dataclasses import replace

from validation.kinds import SEVERAL, TEMPORAL, Kind
from validation.layout import TabLayout
from validation.sheet import RawCell, RawTab

_JOINED = " ::: "
"""Google Contacts writes several values of one column so."""
_GROUP = re.compile(r"^\*\s*")
_OF_GOOGLE_ITSELF = frozenset({"mycontacts", "my contacts"})
_NO_DAY = re.compile(r"0+[/.\-]0+[/.\-]0+(?:[T ]0+:0+.*)?")
"""Outlook's and old databases' way to say that there is none."""


def cleaned(tab: RawTab, layout: TabLayout) -> RawTab:
    """The tab with bare values where a program has wrapped them."""
    joined = {
        column.index: column.kind for column in layout.columns if column.kind in SEVERAL or column.kind in TEMPORAL
    }
    rows = [
        [_cell(cell, joined[at]) if at in joined and isinstance(cell, str) else cell for at, cell in enumerate(row)]
        if number >= layout.header_row and any(_is_wrapped(row, at) for at in joined)
        else row
        for number, row in enumerate(tab.rows)
    ]
    return replace(tab, rows=rows)


def _is_wrapped(row: Sequence[RawCell], at: int) -> bool:
    cell = row[at] if len(row) > at else None
    return isinstance(cell, str) and (_JOINED in cell or cell[:1] in ("*", "0"))


def _cell(cell: str, kind: Kind) -> RawCell:
    if kind in TEMPORAL:
        return None if _NO_DAY.fullmatch(cell.strip()) else cell
    if kind is not Kind.TAGS:
        return cell.replace(_JOINED, ", ")
    tags = [_GROUP.sub("", tag.strip()) for tag in cell.split(_JOINED)]
    return ", ".join(tag for tag in tags if tag and tag.casefold() not in _OF_GOOGLE_ITSELF) or None
