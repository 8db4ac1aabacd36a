"""Tells a list of bills, a row each with a number of its own, from a register of purchases."""

from collections.abc import Sequence

from validation.business import Business
from validation.heading_words import heading_key
from validation.recognition import Reading, headings_in, readings, word_for
from validation.sheet import RawTab, cell_text
from validation.tables import Contact
from validation.values_seen import column_sample

_NEEDED = frozenset({"number", "party", "on"})
_OF_A_LINE = frozenset({"item", "product", "quantity"})
_OF_BILLS = ("invoice", "estimate", "quote", "creditnote")
_DESCRIBES = "description"
"""Billing programs have a remark under this heading, shops what they sold."""


def lists_bills(tab: RawTab, header_row: int, business: Business) -> bool:
    """Whether the headings speak of bills, no row of what was sold or who bought, and no number comes twice."""
    headings = headings_in(tab.name, header_row, tab.rows[header_row - 1]) if header_row else None
    if headings is None:
        return False
    by_table = {reading.record.table.name: reading for reading in readings(headings, business)}
    documents, sales = by_table.get("Documents"), by_table.get("Sales")
    if documents is None or sales is None:
        return False
    at = {word.field: index for index, word in documents.words.items()}
    if not at.keys() >= _NEEDED or _says_more(headings.texts, sales):
        return False
    spoken = sum(heading_key(text).startswith(_OF_BILLS) for text in headings.texts)
    numbers = [cell_text(cell) for cell in column_sample(tab.rows, headings.row, at["number"])]
    return (spoken > 1 or (spoken == 1 and "due_on" in at)) and len(set(numbers)) == len(numbers)


def _says_more(texts: Sequence[str], sales: Reading) -> bool:
    sold = {word.field for index, word in sales.words.items() if heading_key(texts[index]) != _DESCRIBES}
    people = {word.field for text in texts if (word := word_for(Contact, text))}
    return not _OF_A_LINE.isdisjoint(sold) or not people.isdisjoint({"phones", "address", "relative"})
