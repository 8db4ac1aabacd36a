"""What can be said of a tab that no table claims: a list without headings, notes, a summary."""

from collections.abc import Callable, Sequence

from translations import N_
from validation.custom_fields import custom_kind
from validation.heading_words import heading_key
from validation.layout import HowKnown, PlacedColumn
from validation.placement import column_names
from validation.recognition import Headings, headings_in
from validation.record import Record
from validation.rivals import Target
from validation.sheet import RawCell, RawTab, cell_text
from validation.tables import Contact
from validation.values_seen import column_sample, has_letters, is_email, is_empty, is_name, is_number, is_phone, share
from validation.vocabulary import Word

_CERTAIN = 0.8
_FEWEST = 3
_LOOKED_AT = 60


def headless_targets(tab: RawTab) -> dict[int, Target]:
    """Name, phone and e-mail columns of a list without headings; none unless phones or e-mails are certain."""
    first = next((row for row in tab.rows if any(not is_empty(cell) for cell in row)), ())
    if not any(is_phone(cell) or is_email(cell) for cell in first):
        return {}
    return targets_by_values(tab, Contact, 0)


def targets_by_values(tab: RawTab, record: type[Record], start: int) -> dict[int, Target]:
    """The columns of phones and e-mails from row index `start` on, and the first one of names beside them."""
    if not {"name", "phones", "emails"} <= record.model_fields.keys():
        return {}
    width = max(map(len, tab.rows[:_LOOKED_AT]), default=0)
    samples = {at: column_sample(tab.rows, start, at) for at in range(width)}
    found = {
        looks: [at for at, cells in samples.items() if _is_certainly(cells, looks)]
        for looks in (is_phone, is_email, is_name)
    }
    targets = {at: _by_value(record, "phones") for at in found[is_phone]}
    targets |= {at: _by_value(record, "emails") for at in found[is_email]}
    names = [at for at in found[is_name] if at not in targets and _mostly_differ(samples[at])]
    return {**targets, **({names[0]: _by_value(record, "name")} if names else {})} if targets else {}


def guessed_header(tab: RawTab) -> Headings:
    """The first row of several words, for people to recognise the tab by; row 0 where there is none."""
    for number, cells in enumerate(tab.rows[:_LOOKED_AT], start=1):
        headings = headings_in(tab.name, number, cells)
        if headings and headings.named >= 2:
            return headings
    return Headings(tab.name, 0, ())


def columns_of_nobody(tab: RawTab, headings: Headings) -> tuple[PlacedColumn, ...]:
    """The columns of a tab that is left untouched: they feed nothing."""
    names = column_names(tab, headings)
    kinds = {at: custom_kind(name, column_sample(tab.rows, headings.row, at), "") for at, name in names.items()}
    return tuple(PlacedColumn(at, name, "", name, kinds[at], HowKnown.CUSTOM) for at, name in names.items())


def looks_like(tab: RawTab) -> str:
    """What the tab resembles, a message; "" if nothing."""
    cells = [cell for row in tab.rows[:_LOOKED_AT] for cell in row if not is_empty(cell)]
    if not cells:
        return N_("an empty tab")
    if headless_targets(tab):
        return N_("a list of people without headings")
    if not _SUMMARY.isdisjoint(heading_key(cell_text(cell)) for cell in cells) or any(
        _is_summed(cell) for cell in cells
    ):
        return N_("a summary or pivot table")
    if _is_prose(tab, cells):
        return N_("notes or instructions")
    return N_("a calculation") if share(cells, is_number) >= 0.4 else ""


def _is_certainly(cells: Sequence[RawCell], looks: Callable[[RawCell], bool]) -> bool:
    return len(cells) >= _FEWEST and share(cells, looks) >= _CERTAIN


def _mostly_differ(cells: Sequence[RawCell]) -> bool:
    return len({cell_text(cell) for cell in cells}) > len(cells) / 2


def _by_value(record: type[Record], field: str) -> Target:
    return record, Word(field, HowKnown.VALUES)


def _is_summed(cell: RawCell) -> bool:
    return heading_key(cell_text(cell)).startswith(("sumof", "countof", "averageof"))


def _is_prose(tab: RawTab, cells: Sequence[RawCell]) -> bool:
    rows = [row for row in tab.rows[:_LOOKED_AT] if any(not is_empty(cell) for cell in row)]
    narrow = sum(sum(not is_empty(cell) for cell in row) <= 2 for row in rows) > 0.8 * len(rows)
    return narrow and share(cells, has_letters) > 0.7


_SUMMARY = frozenset({"rowlabels", "columnlabels", "grandtotal", "pivottable", "पंक्तिलेबल"})
