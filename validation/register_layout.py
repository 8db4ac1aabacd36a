"""Tells a register, whose rows name customer and purchase at once, from sales that point to customers elsewhere."""

from collections.abc import Mapping
from dataclasses import dataclass

from validation.business import Business
from validation.heading_words import heading_keys
from validation.layout import HowKnown
from validation.recognition import Headings, Reading, mapped_to, word_for, worth
from validation.rivals import Target
from validation.sheet import RawTab, cell_text
from validation.tables import Contact
from validation.values_seen import column_sample
from validation.vocabulary import Word

_OF_THE_CUSTOMER = frozenset(
    {
        *(
            "salutation",
            "name",
            "first_name",
            "last_name",
            "name_other_script",
            "known_as",
            "relative",
            "household",
            "firm",
        ),
        *(
            "phones",
            "emails",
            "address",
            "landmark",
            "mohalla",
            "area",
            "city",
            "tehsil",
            "district",
            "state",
            "postal_code",
        ),
        *("country", "gstin", "pan", "ntn", "birthday", "anniversary"),
    }
)
_NAMING = frozenset({"name", "first_name", "last_name"})
_WHAT_WAS_SOLD = frozenset({"amount", "item", "product"})
_ONLY_OF_SALES = frozenset({"item", "product", "quantity", "received", "due"})
_MOSTLY = 0.6
_LONGEST_PHONE = 14


@dataclass(frozen=True)
class Register:
    """A register as its headings name it: a table and a field for each column known."""

    targets: Mapping[int, Target]
    score: float


@dataclass(frozen=True)
class Elsewhere:
    """What the other tabs of the workbook hold: whether customers have a tab of their own, and the ids in it."""

    has_contacts: bool = False
    ids: frozenset[str] = frozenset()


def register_in(
    tab: RawTab, headings: Headings, sales: Reading, elsewhere: Elsewhere, business: Business
) -> Register | None:
    """The tab as a register, or None where its rows do not name customers of their own."""
    sold = {index: word for index, word in sales.words.items() if not _is_a_name(tab, headings, index, word, elsewhere)}
    people = _customer_words(headings, sold, business)
    fields = {word.field for word in sold.values()}
    named = {word.field for index, word in people.items() if not _is_looked_up(tab, headings, index)}
    if "on" not in fields or fields.isdisjoint(_WHAT_WAS_SOLD) or named.isdisjoint(_NAMING | {"phones"}):
        return None
    if elsewhere.has_contacts and (named.isdisjoint(_NAMING) if "customer" in fields else named <= _NAMING):
        return None  # the ids point to the other tab; and for a name typed where an id belongs, its id will be offered
    score = sales.score + sum(worth(Contact, word.field, headings.texts[index]) for index, word in people.items())
    targets = {index: (sales.record, word) for index, word in sold.items()} | {
        index: (Contact, word) for index, word in people.items()
    }
    return Register(targets, score - (1.0 if fields.isdisjoint(_ONLY_OF_SALES) else 0.0))


def _is_a_name(tab: RawTab, headings: Headings, index: int, word: Word, elsewhere: Elsewhere) -> bool:
    """Whether what could be the link to a customer holds the customer's name: every cell of a link is an id."""
    if word.field != "customer" or word.how is HowKnown.MAPPED:
        return False
    texts = [cell_text(cell) for cell in column_sample(tab.rows, headings.row, index)]
    if not texts:
        return not heading_keys(headings.texts[index])[0].endswith(("id", "code"))
    return sum(text in elsewhere.ids or _looks_like_an_id(text) for text in texts) < _MOSTLY * len(texts)


def _looks_like_an_id(text: str) -> bool:
    """No phone has as many digits as the ids that some programs count up."""
    is_number = text.isdigit() and len(text) <= _LONGEST_PHONE
    return text.isascii() and " " not in text and any(map(str.isdigit, text)) and not is_number


def _customer_words(headings: Headings, sold: Mapping[int, Word], business: Business) -> dict[int, Word]:
    words = {}
    for index, heading in enumerate(headings.texts):
        mapped = mapped_to(business, headings.tab, heading)
        if mapped and mapped[0] == "Contacts":
            words[index] = Word(mapped[1], HowKnown.MAPPED)
        elif (
            index not in sold
            and mapped is None
            and (word := word_for(Contact, heading))
            and word.field in _OF_THE_CUSTOMER
        ):
            words[index] = word
    return words


def _is_looked_up(tab: RawTab, headings: Headings, index: int) -> bool:
    """Whether a name is only shown beside an id: most of its cells are formulas."""
    return len(tab.formulas.get(index, ())) * 2 > len(column_sample(tab.rows, headings.row, index)) > 0
