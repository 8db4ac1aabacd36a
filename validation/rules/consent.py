"""What a customer's row says about messages is what the log of consents says last."""

from collections.abc import Iterator

from validation.lists import choices_of
from validation.problems import ProblemKind
from validation.rules.building import Building, literal, problem_sql
from validation.tables import Contact

_LAST = """
SELECT contact, arg_max(decision, "at") AS logged, max("at") AS said_at FROM consents
WHERE contact IS NOT NULL AND "at" IS NOT NULL AND decision IN ({said}) GROUP BY contact
"""


def consents_agree(building: Building) -> Iterator[str]:
    """Customers whose row says yes where the log's last word is no, or the other way about."""
    said = [c for c in choices_of(building.business, "Consent") if c.kind in ("yes", "no")]
    if not building.fields.get("Consents") or not building.fields.get("Contacts") or not said:
        return
    kinds = " ".join(f"WHEN {literal(choice.value)} THEN {literal(choice.kind)}" for choice in said)
    here, there = (f"CASE {name} {kinds} END" for name in ("r.may_we_message", "logged"))
    last = _LAST.format(said=", ".join(literal(choice.value) for choice in said))
    yield problem_sql(
        ProblemKind.CONSENT_DIFFERS,
        Contact,
        "may_we_message",
        f"{building.considered(Contact)} JOIN ({last}) l ON l.contact = r._key WHERE {here} <> {there}",
        found="r.may_we_message",
        details="json_object('logged', logged, 'at', strftime(said_at, '%d %b %Y'))",
    )
