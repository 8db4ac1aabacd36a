"""What the owner has set: the business's region, currency, languages, lists, fields and headings, as read from the steering tabs."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from validation.kinds import Kind


@dataclass(frozen=True)
class Choice:
    """A value of a list: what is written in cells, and the kind that code decides on (open, won, lost, done, ...; "" for none)."""

    value: str
    kind: str = ""
    label: str = ""
    """What people read where it differs from the value; for built-in lists a message with translations."""
    order: int = 0
    colour: str = ""
    probability: int | None = None
    is_active: bool = True
    aliases: tuple[str, ...] = ()
    """Other spellings that are certainly this value, its Hindi and Urdu labels among them."""


@dataclass(frozen=True)
class CustomField:
    """A column of the owner's, as declared in the Fields tab."""

    table: str
    heading: str
    kind: Kind
    choices: tuple[str, ...] = ()
    is_required: bool = False
    is_personal: bool = False


@dataclass(frozen=True)
class Business:
    """The settings that checking and showing depend on; defaults where the owner has set nothing."""

    name: str = ""
    region: str = "IN"
    """ISO country of phones without a country code: IN or PK."""
    currency: str = "INR"
    language: str = "en"
    year_starts_in: int = 4
    """The month in which the financial year begins: April in India, July in Pakistan."""
    lists: Mapping[str, tuple[Choice, ...]] = field(default_factory=dict)
    custom_fields: tuple[CustomField, ...] = ()
    headings: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """The owner's own mapping: (tab, heading) -> "Table.field", or "" for a column that is nobody's but theirs."""
    dues: Mapping[str, str] = field(default_factory=dict)
    """The owner's answer to what a tab's due column holds: tab -> "per_row" or "running"."""
    set_aside: tuple[str, ...] = ()
    """Tabs that the owner does not use any more: left as they are, and not counted."""
    settings: Mapping[str, str] = field(default_factory=dict)
    """Every setting as typed, by its name."""
