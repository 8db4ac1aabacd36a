"""What is known of a customer was verified not too long ago, where the business notes that at all."""

from collections.abc import Iterator

from validation.problems import ProblemKind
from validation.rules.building import Building, problem_sql
from validation.tables import Contact

LONGEST_YEARS = 2


def verified_lately(building: Building) -> Iterator[str]:
    """Customers whose last verification is long ago; those never verified are not named."""
    if any(field.name == "last_verified_on" for field in building.fields.get("Contacts", ())):
        old = f"r.last_verified_on < current_date - INTERVAL {LONGEST_YEARS} YEARS"
        yield problem_sql(
            ProblemKind.NOT_VERIFIED_LATELY,
            Contact,
            "last_verified_on",
            f"{building.considered(Contact)} WHERE {old} AND r.merged_into IS NULL",
            found="strftime(r.last_verified_on, '%d %b %Y')",
        )
