"""How each kind of cell is read and written, for shops in India and Pakistan.

`reader_of` makes the reader of a column, `read_column` reads many cells with it, and `canonical_text` and `sheet_value`
write a value back. A reader never raises and never guesses: what is not certain is no value but a `CellProblem`, with a
proposal where there is a likely one. What was typed stays with the caller.
"""

import re
import sys
from collections.abc import Sequence

from validation.business import Business, Choice
from validation.cells.canonical import SheetValue, canonical_text, sheet_value
from validation.cells.choices import choice_reader, choices_reader
from validation.cells.codes import postal_code_reader, tax_number_reader
from validation.cells.columns import CellReader, read_column
from validation.cells.dates import date_reader
from validation.cells.emails import read_emails, read_website
from validation.cells.money import number_reader
from validation.cells.phones import phones_reader
from validation.cells.reading import Read, Reader
from validation.cells.words import (
    is_clean_words,
    read_aadhaar_text,
    read_long_text,
    read_tags,
    read_text,
    read_words,
    read_yes_no,
)
from validation.column import Column
from validation.kinds import SEVERAL, Kind

__all__ = ["Read", "Reader", "SheetValue", "canonical_text", "read_column", "reader_of", "sheet_value"]


def reader_of(column: Column, business: Business, choices: Sequence[Choice] = (), *, number_format: str = "") -> Reader:
    """The reader of a column's cells.

    `choices` are the values of its list; without them they are taken from the business, and where that has none either
    any word is a value. `number_format` is what the cells wear in the sheet ("" if not known); it decides what a bare
    0.18 is in a percentage, and an early or late number in a date.
    """
    read = _reader(column, business, choices or business.lists.get(column.list_name, ()), number_format)
    empty = () if column.kind in SEVERAL else None
    longest = sys.maxsize if column.kind in _WORDY else _MOST_LETTERS_OF_A_CODE
    return CellReader(read, empty, longest, is_clean_words if read in (read_words, read_text) else None)


def _reader(column: Column, business: Business, choices: Sequence[Choice], number_format: str) -> Reader:
    match column.kind:
        case Kind.NUMBER | Kind.INTEGER | Kind.MONEY | Kind.PERCENT:
            return number_reader(column.kind, number_format)
        case Kind.DATE | Kind.MOMENT:
            return date_reader(column, business.region, number_format)
        case Kind.CHOICE:
            return choice_reader(choices)
        case Kind.CHOICES:
            return choices_reader(choices)
        case Kind.PHONES:
            return phones_reader(business.region)
        case Kind.POSTAL_CODE:
            return postal_code_reader(business.region)
        case Kind.TAX_NUMBER:
            return tax_number_reader(column, business.region)
        case Kind.TEXT if _AADHAAR_ASKED_FOR.search(" ".join((column.heading, *column.aliases))):
            return read_aadhaar_text
        case _:
            return _READERS[column.kind]


_READERS: dict[Kind, Reader] = {
    Kind.ID: read_words,
    Kind.TEXT: read_text,
    Kind.LONG_TEXT: read_long_text,
    Kind.NAME: read_words,
    Kind.YES_NO: read_yes_no,
    Kind.TAGS: read_tags,
    Kind.EMAILS: read_emails,
    Kind.WEBSITE: read_website,
    Kind.LINK: read_words,
    Kind.LINKS: read_tags,
}
_AADHAAR_ASKED_FOR = re.compile(r"aadh?aa?r|आधार|آدھار", re.IGNORECASE)
_WORDY = frozenset(
    (Kind.TEXT, Kind.LONG_TEXT, Kind.NAME, Kind.CHOICE, Kind.CHOICES, Kind.TAGS, Kind.ID, Kind.LINK, Kind.LINKS)
)
_MOST_LETTERS_OF_A_CODE = 1_000
