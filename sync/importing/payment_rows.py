"""The rows of a list of payments: one a payment where the list has one for each bill that it pays, and which way the money went."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from sync.importing.id_headings import is_own_id
from sync.importing.source import Said, SourceRow, SourceTab
from sync.workbook import CellValue
from validation.business import Business
from validation.cells.choices import spelling
from validation.heading_words import heading_key
from validation.layout import HowKnown, PlacedColumn
from validation.lists import choices_of, word_of

_OF_A_PAYMENT = ("on", "party", "amount")
_SUPPLIERS = ("vendor", "supplier")
_OUT = ("paymentsmade", "paymentout", "paymentsout")


def with_payments(tab: SourceTab, business: Business) -> SourceTab:
    """The tab with one row a payment, all its bills named in it; a direction in words of its own stays under its heading."""
    if tab.layout.table != "Payments":
        return tab
    rows = _with_direction(tab, business)
    ids = next((c for c in tab.layout.columns if c.is_custom and is_own_id(c.heading, "Payments")), None)
    return replace(tab, rows=tuple(_together(rows, ids)) if ids else tuple(rows))


def _together(rows: Sequence[SourceRow], ids: PlacedColumn) -> Sequence[SourceRow]:
    """Rows of one id, day, party and amount are one payment, and each of them says all that it is for."""
    name = f"+{ids.heading}"
    groups: dict[tuple[Said | None, ...], list[SourceRow]] = defaultdict(list)
    for row in rows:
        groups[tuple(row.says.get(one) for one in (name, *_OF_A_PAYMENT))].append(row)
    whole = {key: _whole(group) for key, group in groups.items() if key[0] and len(group) > 1}
    found = []
    for row in rows:
        key = tuple(row.says.get(one) for one in (name, *_OF_A_PAYMENT))
        cells, says = whole.get(key, (row.cells, row.says))
        found.append(replace(row, id=row.id or str(key[0] or ""), cells=cells, says=says) if key in whole else row)
    return found


def _whole(rows: Sequence[SourceRow]) -> tuple[dict[str, CellValue], dict[str, Said]]:
    """What all rows of a payment say: bills united, texts beside them one after the other."""
    cells: dict[str, CellValue] = {}
    says: dict[str, Said] = {}
    for name in dict.fromkeys(name for row in rows for name in row.says):
        said = [row.says[name] for row in rows if name in row.says]
        several = [one for one in said if isinstance(one, frozenset)]
        texts = list(dict.fromkeys(str(row.cells[name]) for row in rows if row.cells.get(name) not in (None, "")))
        if several:
            says[name] = frozenset().union(*several)
            cells[name] = ", ".join(texts)
        elif len(texts) > 1:
            cells[name] = says[name] = "; ".join(texts)
        else:
            says[name] = said[0]
            cells[name] = next((row.cells[name] for row in rows if name in row.cells), None)
    return cells, says


def _with_direction(tab: SourceTab, business: Business) -> Sequence[SourceRow]:
    """The rows with the way that the money went, where the list is the suppliers' or its word for it is another thing."""
    column, is_out = tab.layout.column("Payments", "direction"), _is_of_suppliers(tab)
    way = word_of(business, "In or out", "out" if is_out else "in")
    own = f"+{column.heading}" if column and column.how is not HowKnown.HEADING else ""
    words = {
        spelling(word)
        for choice in choices_of(business, "In or out")
        for word in (choice.label, choice.value, *choice.aliases)
        if word
    }
    return [
        _apart(row, own, way)
        if own and (typed := row.says.get("direction")) and spelling(str(typed)) not in words
        else row.with_said({"direction": way} if is_out and "direction" not in row.says else {})
        for row in tab.rows
    ]


def _apart(row: SourceRow, own: str, way: str) -> SourceRow:
    """The row with a type of payment, such as "Invoice Payment" or "Advance", under its own heading."""
    problems = tuple(problem for problem in row.problems if f"+{problem.heading}" != own)
    return replace(row, problems=problems).with_said({own: str(row.says["direction"]), "direction": way})


def _is_of_suppliers(tab: SourceTab) -> bool:
    """Whether the payments went to suppliers, as the tab's name or the headings of party and id say."""
    told = [heading_key(tab.layout.tab)]
    told += [
        heading_key(c.heading) for c in tab.layout.columns if c.field == "party" or is_own_id(c.heading, "Payments")
    ]
    return any(key.startswith(_SUPPLIERS) for key in told) or told[0].startswith(_OUT)
