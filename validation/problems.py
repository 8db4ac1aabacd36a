"""One thing that is wrong with a row or a tab: where, what was found, what to do, and a proposed value or none."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as new
from enum import StrEnum

from translations import N_, Translator


class ProblemKind(StrEnum):
    """Every kind of problem; its sentence stands in MESSAGES, its short name for counts in TITLES."""

    NAME_MISSING = "name_missing"
    REQUIRED_MISSING = "required_missing"
    TEXT_TOO_LONG = "text_too_long"
    NUMBER_UNCLEAR = "number_unclear"
    DATE_UNCLEAR = "date_unclear"
    DATE_UNLIKELY = "date_unlikely"
    YES_NO_UNCLEAR = "yes_no_unclear"
    CHOICE_UNKNOWN = "choice_unknown"
    PHONE_UNCLEAR = "phone_unclear"
    PHONE_DAMAGED = "phone_damaged"
    PHONES_GLUED = "phones_glued"
    EMAIL_UNCLEAR = "email_unclear"
    EMAIL_SLIP = "email_slip"
    WEBSITE_UNCLEAR = "website_unclear"
    POSTAL_CODE_UNCLEAR = "postal_code_unclear"
    TAX_NUMBER_UNCLEAR = "tax_number_unclear"
    AADHAAR_STORED = "aadhaar_stored"
    FORMULA_ERROR = "formula_error"
    SPACES = "spaces"
    DIGITS_OF_ANOTHER_SCRIPT = "digits_of_another_script"
    WRITTEN_DIFFERENTLY = "written_differently"
    LINK_UNKNOWN = "link_unknown"
    LINK_BY_NAME = "link_by_name"
    MERGED_IN_CIRCLE = "merged_in_circle"
    ID_MISSING = "id_missing"
    ID_DOUBLED = "id_doubled"
    HEADING_DOUBLED = "heading_doubled"
    AMOUNT_GLUED = "amount_glued"
    DITTO = "ditto"
    MERGED = "merged"
    COLOURED = "coloured"
    DUE_UNCLEAR = "due_unclear"
    TOTAL_DIFFERS = "total_differs"
    BALANCE_DIFFERS = "balance_differs"
    NUMBER_DOUBLED = "number_doubled"
    NUMBERS_MISSING = "numbers_missing"
    NUMBER_TOO_LONG = "number_too_long"
    STOCK_NEGATIVE = "stock_negative"
    CONSENT_DIFFERS = "consent_differs"
    CONTACT_SHARED = "contact_shared"
    NOT_VERIFIED_LATELY = "not_verified_lately"
    DATES_OUT_OF_ORDER = "dates_out_of_order"
    RECORD_UNSOUND = "record_unsound"


SAID = "said"
"""The detail that holds sentences for the problem instead of its kind's, a line each."""
ALSO = "also_"
"""What the names of details begin with that say, by field, what the repair writes into other cells of the row."""


@dataclass(frozen=True)
class Problem:
    """One thing wrong, as a value; never raised.

    `row` is the sheet's own row number, None for a problem of a whole tab. `key` is the row's key in the snapshot. `proposed` is
    the text that would repair the cell, None where nothing is proposed; only where `is_certain` may it be accepted in bulk.
    """

    kind: ProblemKind
    tab: str
    table: str = ""
    row: int | None = None
    key: str = ""
    field: str = ""
    heading: str = ""
    found: str = ""
    proposed: str | None = None
    is_certain: bool = False
    details: Mapping[str, str] = new(default_factory=dict)
    """Further named parts of the sentence."""

    @property
    def repair(self) -> Mapping[str, str]:
        """What the proposed repair writes, by field; mostly one cell, nothing where nothing is proposed."""
        also = {name.removeprefix(ALSO): text for name, text in self.details.items() if name.startswith(ALSO)}
        return {} if self.proposed is None else {self.field: self.proposed, **also}


@dataclass(frozen=True)
class CellProblem:
    """A problem seen in a cell before it is known where the cell stands."""

    kind: ProblemKind
    found: str
    proposed: str | None = None
    is_certain: bool = False
    details: Mapping[str, str] = new(default_factory=dict)


def where(problem: Problem, t: Translator) -> str:
    """The place of a problem as a person would say it: "Contacts, row 9, Phone"."""
    parts = [problem.tab]
    if problem.row is not None:
        parts.append(t.gettext("row {row}").format(row=problem.row))
    if problem.heading:
        parts.append(problem.heading)
    return ", ".join(parts)


def message(problem: Problem, t: Translator) -> str:
    """What is wrong and what to do, in the reader's language, without the place."""
    parts = {"found": problem.found, "proposed": problem.proposed or "", "heading": problem.heading, **problem.details}
    if "why" in parts:
        parts["why"] = t.gettext(parts["why"])
    said = problem.details.get(SAID) or MESSAGES[problem.kind]
    parts |= {"row": str(problem.row or ""), "tab": problem.tab}
    sentence = " ".join(t.gettext(one).format_map(parts) for one in said.split("\n"))
    if problem.proposed and "{proposed}" not in said and SAID not in problem.details:
        sentence += " " + t.gettext("Did you mean {proposed}?").format(proposed=problem.proposed)
    return sentence


TITLES: Mapping[ProblemKind, str] = {
    ProblemKind.NAME_MISSING: N_("Name missing"),
    ProblemKind.REQUIRED_MISSING: N_("Something needed is missing"),
    ProblemKind.TEXT_TOO_LONG: N_("Very long text"),
    ProblemKind.NUMBER_UNCLEAR: N_("Number not understood"),
    ProblemKind.DATE_UNCLEAR: N_("Date not understood"),
    ProblemKind.DATE_UNLIKELY: N_("Unlikely date"),
    ProblemKind.YES_NO_UNCLEAR: N_("Neither yes nor no"),
    ProblemKind.CHOICE_UNKNOWN: N_("Not one of your words"),
    ProblemKind.PHONE_UNCLEAR: N_("Phone not understood"),
    ProblemKind.PHONE_DAMAGED: N_("Phone damaged by the spreadsheet"),
    ProblemKind.PHONES_GLUED: N_("Two phones glued together"),
    ProblemKind.EMAIL_UNCLEAR: N_("E-mail not understood"),
    ProblemKind.EMAIL_SLIP: N_("Slip in an e-mail address"),
    ProblemKind.WEBSITE_UNCLEAR: N_("Website not understood"),
    ProblemKind.POSTAL_CODE_UNCLEAR: N_("PIN or postal code not understood"),
    ProblemKind.TAX_NUMBER_UNCLEAR: N_("Tax number not right"),
    ProblemKind.AADHAAR_STORED: N_("Aadhaar number stored"),
    ProblemKind.FORMULA_ERROR: N_("Formula shows an error"),
    ProblemKind.SPACES: N_("Extra spaces"),
    ProblemKind.DIGITS_OF_ANOTHER_SCRIPT: N_("Digits of another script"),
    ProblemKind.WRITTEN_DIFFERENTLY: N_("Written in another way"),
    ProblemKind.LINK_UNKNOWN: N_("Points to nobody in your lists"),
    ProblemKind.LINK_BY_NAME: N_("A name where an ID would be safe"),
    ProblemKind.MERGED_IN_CIRCLE: N_("Merged in a circle"),
    ProblemKind.ID_MISSING: N_("Not numbered yet"),
    ProblemKind.ID_DOUBLED: N_("Same ID twice"),
    ProblemKind.HEADING_DOUBLED: N_("Same heading twice"),
    ProblemKind.AMOUNT_GLUED: N_("Two amounts in one cell"),
    ProblemKind.DITTO: N_("Ditto marks"),
    ProblemKind.MERGED: N_("Merged cells"),
    ProblemKind.COLOURED: N_("Coloured rows"),
    ProblemKind.DUE_UNCLEAR: N_("Due does not add up"),
    ProblemKind.TOTAL_DIFFERS: N_("Total differs"),
    ProblemKind.BALANCE_DIFFERS: N_("Balance does not carry on"),
    ProblemKind.NUMBER_DOUBLED: N_("Same document number twice"),
    ProblemKind.NUMBERS_MISSING: N_("Document numbers missing"),
    ProblemKind.NUMBER_TOO_LONG: N_("Document number too long"),
    ProblemKind.STOCK_NEGATIVE: N_("Less than nothing in stock"),
    ProblemKind.CONSENT_DIFFERS: N_("Two answers to “May we message?”"),
    ProblemKind.CONTACT_SHARED: N_("Phone or e-mail shared by many"),
    ProblemKind.NOT_VERIFIED_LATELY: N_("Not verified for long"),
    ProblemKind.DATES_OUT_OF_ORDER: N_("Dates out of order"),
    ProblemKind.RECORD_UNSOUND: N_("Parts do not fit together"),
}

MESSAGES: Mapping[ProblemKind, str] = {
    ProblemKind.NAME_MISSING: N_("The name is missing. Bahi shows the row by its phone or number until it has one."),
    ProblemKind.REQUIRED_MISSING: N_("{heading} is empty. Please fill it in."),
    ProblemKind.TEXT_TOO_LONG: N_("The text is {length} letters long. Is another document pasted here?"),
    ProblemKind.NUMBER_UNCLEAR: N_('"{found}" could not be read as a number, so it is left out of sums.'),
    ProblemKind.DATE_UNCLEAR: N_('"{found}" could not be read as a date. Please write it like 5 Mar 2024.'),
    ProblemKind.DATE_UNLIKELY: N_('"{found}" is an unlikely date. Is the year right?'),
    ProblemKind.YES_NO_UNCLEAR: N_('"{found}" is neither yes nor no.'),
    ProblemKind.CHOICE_UNKNOWN: N_('"{found}" is not one of your words for {heading}.'),
    ProblemKind.PHONE_UNCLEAR: N_('"{found}" is not a phone number as far as we can tell.'),
    ProblemKind.PHONE_DAMAGED: N_('The spreadsheet turned this phone into "{found}".'),
    ProblemKind.PHONES_GLUED: N_('"{found}" looks like two phones glued together: {parts}.'),
    ProblemKind.EMAIL_UNCLEAR: N_('"{found}" is not an e-mail address as far as we can tell.'),
    ProblemKind.EMAIL_SLIP: N_('"{found}" looks like a slip of the fingers.'),
    ProblemKind.WEBSITE_UNCLEAR: N_('"{found}" is not a website address as far as we can tell.'),
    ProblemKind.POSTAL_CODE_UNCLEAR: N_('"{found}" is not a PIN or postal code.'),
    ProblemKind.TAX_NUMBER_UNCLEAR: N_('"{found}" is not a right {number}: {why}.'),
    ProblemKind.AADHAAR_STORED: N_(
        "An Aadhaar number is stored here. It should not be; keep only its last four digits."
    ),
    ProblemKind.FORMULA_ERROR: N_('The formula in this cell shows "{found}".'),
    ProblemKind.SPACES: N_("There are extra spaces in this cell."),
    ProblemKind.DIGITS_OF_ANOTHER_SCRIPT: N_('"{found}" is understood, and would be safer as "{proposed}".'),
    ProblemKind.WRITTEN_DIFFERENTLY: N_('"{found}" is understood as "{proposed}".'),
    ProblemKind.LINK_UNKNOWN: N_('"{found}" is nobody in {table}. Please pick one, or add it there first.'),
    ProblemKind.LINK_BY_NAME: N_(
        '"{found}" is written by name. Bahi can put the ID ({proposed}) so that namesakes stay apart.'
    ),
    ProblemKind.MERGED_IN_CIRCLE: N_(
        "This row is merged into {found}, and that one again into this one. Nobody is hidden: empty the cell of the row that stays."
    ),
    ProblemKind.ID_MISSING: N_("This row is not numbered yet. Bahi can number it, so that edits always find it."),
    ProblemKind.ID_DOUBLED: N_(
        "The ID {found} stands in more than one row, usually because a row was copied. One needs a new ID."
    ),
    ProblemKind.HEADING_DOUBLED: N_('The heading "{found}" stands more than once. Please rename one of them.'),
    ProblemKind.AMOUNT_GLUED: N_('"{found}" holds two amounts: {parts}.'),
    ProblemKind.DITTO: N_('"{found}" stands for the cell above.'),
    ProblemKind.MERGED: N_("This cell is merged with the one above and counts as the same value."),
    ProblemKind.COLOURED: N_(
        "{count} rows are coloured ({rows}). Bahi does not read colours: what they mean needs a column, such as Status."
    ),
    ProblemKind.DUE_UNCLEAR: N_("Due is {found}, but amount less received is {expected}."),
    ProblemKind.TOTAL_DIFFERS: N_("The total is {found}, but its parts add up to {expected}."),
    ProblemKind.BALANCE_DIFFERS: N_("The balance is {found}, but the one before it and this row make {expected}."),
    ProblemKind.NUMBER_DOUBLED: N_("The number {found} stands on more than one document of this kind."),
    ProblemKind.NUMBERS_MISSING: N_(
        "Before {found} a number is missing, or several: after {last} would come {expected}."
    ),
    ProblemKind.NUMBER_TOO_LONG: N_("The number {found} has {length} signs; an invoice's may have 16 at the most."),
    ProblemKind.STOCK_NEGATIVE: N_(
        "After this there would be {stock} in stock. Is a delivery missing, or written later?"
    ),
    ProblemKind.CONSENT_DIFFERS: N_(
        'Here it says "{found}", but the log says "{logged}" ({at}). Please settle which is right.'
    ),
    ProblemKind.CONTACT_SHARED: N_("{found} stands with {count} different people. Is it really theirs?"),
    ProblemKind.NOT_VERIFIED_LATELY: N_("Last verified {found}. Does the phone still answer?"),
    ProblemKind.DATES_OUT_OF_ORDER: N_("{heading} ({found}) is before {other} ({other_value})."),
    ProblemKind.RECORD_UNSOUND: N_("{heading}: {why}."),
}
