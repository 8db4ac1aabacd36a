"""The kinds of cell: what a column holds, and so how it is read, written, filtered and shown."""

from enum import StrEnum


class Kind(StrEnum):
    """A kind of cell; the comment says which Python value a checked cell has (None when empty or not understood)."""

    ID = "id"  # str
    TEXT = "text"  # str
    LONG_TEXT = "long_text"  # str, may have several lines
    NAME = "name"  # str: of a person, a firm, a place; searched across scripts
    NUMBER = "number"  # Decimal, 4 places
    INTEGER = "integer"  # int
    MONEY = "money"  # Decimal, 2 places
    PERCENT = "percent"  # Decimal: 18 means 18 %
    DATE = "date"  # date
    MOMENT = "moment"  # datetime, naive, in the business's own time
    YES_NO = "yes_no"  # bool
    CHOICE = "choice"  # str: a value of the column's list
    CHOICES = "choices"  # tuple[str, ...]: several values of the column's list
    TAGS = "tags"  # tuple[str, ...]: free words
    PHONES = "phones"  # tuple[str, ...]: E.164
    EMAILS = "emails"  # tuple[str, ...]
    WEBSITE = "website"  # str
    POSTAL_CODE = "postal_code"  # str: PIN or postal code, digits only
    TAX_NUMBER = "tax_number"  # str: GSTIN, PAN, CIN, NTN, STRN; capitals, no spaces
    LINK = "link"  # str: the id of a record of another table, or what a person typed instead
    LINKS = "links"  # tuple[str, ...]


SEVERAL = frozenset({Kind.CHOICES, Kind.TAGS, Kind.PHONES, Kind.EMAILS, Kind.LINKS})
"""Kinds whose value is a tuple."""
NUMERIC = frozenset({Kind.NUMBER, Kind.INTEGER, Kind.MONEY, Kind.PERCENT})
TEMPORAL = frozenset({Kind.DATE, Kind.MOMENT})
CODES = frozenset({Kind.ID, Kind.PHONES, Kind.POSTAL_CODE, Kind.TAX_NUMBER, Kind.LINK, Kind.LINKS})
"""Kinds whose digits are not amounts: a sheet must keep them as text, and right-to-left pages left to right."""
