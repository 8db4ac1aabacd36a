"""How a tab was understood: where its headings stand and which field of which table each column feeds."""

from dataclasses import dataclass
from enum import StrEnum

from validation.kinds import Kind


class HowKnown(StrEnum):
    """By what a column was recognised; explained on the sheet page."""

    HEADING = "heading"
    ALIAS = "alias"
    MAPPED = "mapped"
    """By the owner's Headings setting."""
    LIKENESS = "likeness"
    VALUES = "values"
    CUSTOM = "custom"
    """Not recognised: the owner's own column, kept as a custom field."""


@dataclass(frozen=True)
class PlacedColumn:
    """A column of a tab and what it feeds.

    `heading` is the unique heading (`validation.sheet.unique_headings`). `field` is the field of `table` it feeds; a custom column's
    field is its heading. In a register `table` differs between columns: the customer's name feeds Contacts, the rest Sales.
    """

    index: int
    heading: str
    table: str
    field: str
    kind: Kind
    how: HowKnown
    has_formulas: bool = False
    is_share: bool = False
    """Whether its cells hold 0.18 and show 18%, as a true % format makes them."""

    @property
    def is_custom(self) -> bool:
        """Whether the owner added it."""
        return self.how is HowKnown.CUSTOM


@dataclass(frozen=True)
class TabLayout:
    """A tab understood. `table` is None for a tab that is not recognised, which is left untouched.

    `header_row` is the sheet's row number of the headings. `looks_like` says what an unrecognised tab resembles, "" if nothing.
    """

    tab: str
    table: str | None
    header_row: int
    columns: tuple[PlacedColumn, ...]
    looks_like: str = ""
    party: str = ""
    """Of a ledger with a tab a party: whose it is, told by the tab's name."""

    @property
    def is_register(self) -> bool:
        """Whether its rows are sales with the customer repeated in them."""
        return self.table is not None and (bool(self.party) or any(c.table != self.table for c in self.columns))

    @property
    def id_heading(self) -> str:
        """The heading of the tab's own id column, "" where it has none."""
        return next((c.heading for c in self.columns if c.field == "id" and c.table == self.table), "")

    def column(self, table: str, field: str) -> PlacedColumn | None:
        """The column that feeds a field, or None."""
        return next((c for c in self.columns if c.field == field and c.table == table), None)
