"""What each row of an export of bills is, as the export's own words tell it: the type of the row, the numbers' heading, the tab."""

from collections.abc import Iterable, Mapping, Sequence

from validation.business import Business
from validation.cells.choices import spelling
from validation.heading_words import heading_key
from validation.layout import TabLayout
from validation.lists import choices_of
from validation.recognition import word_for
from validation.tables import Document, Sale

SELLING, RETURN, SUPPLIERS = frozenset({"invoice", "bill_of_supply"}), "credit_note", "supplier_bill"
_NEVER_PAID = frozenset({"quotation", "proforma", "order", "challan"})
_SPOKEN = (
    ("creditnote", "credit_note"), ("salesreturn", "credit_note"), ("salereturn", "credit_note"),
    ("debitnote", "debit_note"), ("purchasereturn", "debit_note"),
    ("proformainvoice", "proforma"), ("proforma", "proforma"),
    ("quotation", "quotation"), ("quote", "quotation"), ("estimate", "quotation"),
    ("challan", "challan"), ("deliverynote", "challan"),
    ("salesorder", "order"), ("saleorder", "order"), ("purchaseorder", "order"),
    ("purchasebill", "supplier_bill"), ("purchaseinvoice", "supplier_bill"),
    ("vendorbill", "supplier_bill"), ("supplierbill", "supplier_bill"), ("supplierinvoice", "supplier_bill"),
    ("billofsupply", "bill_of_supply"), ("invoice", "invoice"),
)  # fmt: skip
"""Longer words before those that stand in them. A bill may be the shop's own or a supplier's: the word alone tells nothing."""
_SELLERS = ("vendor", "supplier")
_BILL = ("bill", "invoice", "purchase")


def kind_told(tab: str, headings: Sequence[str]) -> str:
    """The kind that all rows of a tab are, told by the heading of the numbers, then the tab's name, then other headings.

    "" where they tell nothing, or not the same.
    """
    of_fields = {heading: word.field for heading in headings if (word := word_for(Document, heading))}
    number = next((heading for heading, field in of_fields.items() if field == "number"), "")
    parties = [heading_key(heading) for heading, field in of_fields.items() if field == "party"]
    if parties and all(party.startswith(_SELLERS) for party in parties):
        return SUPPLIERS if any(word in heading_key(f"{tab} {number}") for word in _BILL) else ""
    by_number, by_name = _said(number), _said(tab)
    if by_name == {RETURN}:
        by_number -= {"invoice"}  # a list of returns names the invoices that they were sold with
    beginning = {kind for word, kind in _SPOKEN if any(heading_key(heading).startswith(word) for heading in headings)}
    told = by_number | by_name or beginning
    return told.pop() if len(told) == 1 else ""


def kind_told_of_sales(tab: str, headings: Sequence[str]) -> str:
    """The same for a list of sales, whose name may call them as the shop does: many sell on what they call an estimate.

    Its headings must say that its rows are no sales, and nothing be paid of them, or its name that they are returns or purchases.
    """
    by_name, by_headings = kind_told(tab, headings), kind_told("", headings)
    told = by_headings or (by_name if by_name in (RETURN, SUPPLIERS) else "")
    fields = {word.field for heading in headings if (word := word_for(Sale, heading))}
    return "" if told in _NEVER_PAID and not fields.isdisjoint({"received", "due"}) else told


def is_paper_list(layout: TabLayout) -> bool:
    """Whether what was understood as sales is a list of credit notes, quotations or others that are numbered and sell nothing."""
    headings = [column.heading for column in layout.columns]
    if layout.table != "Sales" or kind_told_of_sales("", headings) in SELLING | {""}:
        return False
    fields = {word.field for heading in headings if (word := word_for(Document, heading))}
    return {"number", "total", "party"} <= fields and type_heading(layout) == ""


def type_heading(layout: TabLayout) -> str:
    """The heading of the column that says what each row is, as "Transaction Type"; "" where there is none."""
    headings = (column.heading for column in layout.columns if column.is_custom or column.field == "kind")
    return next((text for text in headings if (word := word_for(Document, text)) and word.field == "kind"), "")


def kinds_by_word(business: Business) -> Mapping[str, str]:
    """The kind that each word for a bill means, by its spelling: the owner's words and those of exports."""
    choices = choices_of(business, "Document kinds")
    aliases = {spelling(word): choice.kind for choice in choices for word in (choice.label, *choice.aliases) if word}
    return aliases | {spelling(choice.value): choice.kind for choice in choices}


def _said(text: str) -> set[str]:
    """The kinds that a text speaks of."""
    return set(_kinds_in(heading_key(text)))


def _kinds_in(key: str) -> Iterable[str]:
    for word, kind in _SPOKEN:
        if word in key:
            key = key.replace(word, " ")
            yield kind
