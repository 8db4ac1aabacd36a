"""Numbers of documents: each once, none left out, short enough for the law."""

from collections.abc import Iterator

from validation.business import Business
from validation.lists import choices_of
from validation.problems import ProblemKind
from validation.rules.building import Building, literal, problem_sql
from validation.tables import Document

LONGEST = 16
"""Signs in an invoice's number: CGST Rules 2017, rule 46(b)."""
_OWN = ("invoice", "bill_of_supply", "credit_note", "debit_note", "receipt", "donation_receipt")
_LARGEST_GAP = 50
"""Beyond it another series has begun."""

_LEADING = "^[0-9]+[/-][0-9]{2,4}-[0-9]{2,4}$"


def numbers_in_series(building: Building) -> Iterator[str]:
    """Doubled, missing and too long numbers."""
    if not any(field.name == "number" for field in building.fields.get("Documents", ())):
        return
    kinds = _words(building.business)
    yield _doubled(building)
    if kinds:
        yield _missing(building, kinds)
        if building.business.region == "IN":
            yield _too_long(building, kinds)


def _doubled(building: Building) -> str:
    """A supplier's numbers are the supplier's: two of them may have given the same."""
    of_one = "PARTITION BY kind, lower(trim(number)), CASE WHEN kind IN ({}) THEN party END"
    theirs = ", ".join(map(literal, _values(building.business, ("supplier_bill",)))) or "''"
    counted = (
        f"SELECT rowid AS spot, row_number() OVER ({of_one.format(theirs)} ORDER BY _position) AS turn "
        "FROM documents WHERE number IS NOT NULL"
    )
    source = f"{building.considered(Document)} JOIN ({counted}) n ON n.spot = r.rowid WHERE turn > 1"
    return problem_sql(ProblemKind.NUMBER_DOUBLED, Document, "number", source, found="r.number")


def _missing(building: Building, kinds: str) -> str:
    steps = (
        "SELECT spot, turn, lag(turn) OVER series AS turn_before, lag(number) OVER series AS last "
        f"FROM ({_parted(kinds)}) WHERE turn IS NOT NULL WINDOW series AS (PARTITION BY kind, series ORDER BY turn)"
    )
    gap = f"turn - turn_before BETWEEN 2 AND {_LARGEST_GAP}"
    return problem_sql(
        ProblemKind.NUMBERS_MISSING,
        Document,
        "number",
        f"{building.considered(Document)} JOIN ({steps}) s ON s.spot = r.rowid WHERE {gap}",
        found="r.number",
        details="json_object('last', last, 'expected', (turn_before + 1)::VARCHAR)",
    )


def _parted(kinds: str) -> str:
    """Series and turn of each number: "INV/24-25/0012" is the 12th of "INV/24-25/", "12/24-25" the 12th of "/24-25"."""
    leads = f"regexp_matches(number, '{_LEADING}')"
    return f"""
    SELECT rowid AS spot, kind, number,
        regexp_replace(number, CASE WHEN {leads} THEN '^[0-9]+' ELSE '[0-9]+$' END, '') AS series,
        try_cast(CASE WHEN {leads} THEN regexp_extract(number, '^([0-9]+)', 1)
            ELSE regexp_extract(number, '([0-9]+)$', 1) END AS BIGINT) AS turn
    FROM (SELECT rowid, kind, trim(number) AS number FROM documents WHERE kind IN ({kinds}))
    """


def _too_long(building: Building, kinds: str) -> str:
    source = f"{building.considered(Document)} WHERE r.kind IN ({kinds}) AND length(r.number) > {LONGEST}"
    length = "json_object('length', length(r.number)::VARCHAR)"
    return problem_sql(ProblemKind.NUMBER_TOO_LONG, Document, "number", source, found="r.number", details=length)


def _words(business: Business) -> str:
    return ", ".join(map(literal, _values(business, _OWN)))


def _values(business: Business, kinds: tuple[str, ...]) -> list[str]:
    return [choice.value for choice in choices_of(business, "Document kinds") if choice.kind in kinds]
