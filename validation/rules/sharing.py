"""A phone or an e-mail with many different names is a wrong one, or the reception's."""

from collections.abc import Iterator

from validation.problems import ProblemKind
from validation.rules.building import Building, problem_sql
from validation.tables import Contact

MANY = 6
"""Different names with one phone: more than a family."""


def contacts_not_shared(building: Building) -> Iterator[str]:
    """The customers who share a phone or an e-mail with many others."""
    have = {field.name for field in building.fields.get("Contacts", ())}
    for name in ("phones", "emails"):
        if name in have:
            said = f"SELECT unnest({name}) AS said, _label FROM contacts"
            many = f"SELECT said, count(DISTINCT lower(_label)) AS count FROM ({said}) GROUP BY said HAVING count >= {MANY}"
            yield problem_sql(
                ProblemKind.CONTACT_SHARED,
                Contact,
                name,
                f"{building.considered(Contact)} JOIN ({many}) m ON list_contains(r.{name}, m.said) WHERE NOT r._derived",
                found="said",
                details="json_object('count', count::VARCHAR)",
            )
