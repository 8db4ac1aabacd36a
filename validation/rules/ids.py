"""Ids are unique: every row but the first of a doubled id is named."""

from collections.abc import Iterator

from validation.problems import ProblemKind
from validation.rules.building import Building, problem_sql


def ids_doubled(building: Building) -> Iterator[str]:
    """Rows whose id a row further up has; their key is their place."""
    doubled = "WHERE r.id IS NOT NULL AND r._key <> r.id AND NOT r._derived"
    asked = [
        problem_sql(ProblemKind.ID_DOUBLED, record, "id", f"{building.considered(record)} {doubled}", found="r.id")
        for record in building.tables()
    ]
    if asked:
        yield " UNION ALL ".join(asked)
