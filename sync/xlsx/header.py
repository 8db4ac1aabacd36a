"""Where a tab has its headings: the row in which the headings that an edit names occur."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from validation.sheet import RawCell, unique_headings


@dataclass(frozen=True)
class Header:
    """A row that may be the header: its number and the columns of its headings."""

    row: int
    columns: Mapping[str, int]


def headers_of(rows: Sequence[tuple[int, Mapping[int, RawCell]]]) -> tuple[Header, ...]:
    """The rows at the top of a tab as headers, whichever of them it is."""
    headers = []
    for number, cells in rows:
        headings = unique_headings([cells.get(column) for column in range(max(cells, default=-1) + 1)])
        headers.append(Header(number, {heading: column for column, heading in enumerate(headings) if heading}))
    return tuple(headers)


def header_with(headers: Sequence[Header], headings: Sequence[str]) -> Header | None:
    """The first row that has them all."""
    return next((header for header in headers if all(heading in header.columns for heading in headings)), None)
