"""Merges lead somewhere: a row that in some steps is merged into itself is shown, and named."""

from collections.abc import Iterator

from validation.problems import ProblemKind
from validation.rules.building import Building, name_of, problem_sql


def merges_lead_somewhere(building: Building) -> Iterator[str]:
    """Rows that are still in their table though they name another row they were merged into: they go round in a circle.

    Of a row that names nobody the rule for links tells; one that has no ID of its own has that problem.
    """
    for record in building.tables():
        if "merged_into" in record.model_fields:
            named = f"r.merged_into IN (SELECT _key FROM {name_of(record)}) AND (r._typed ->> 'merged_into') IS NULL"
            source = f"{building.considered(record)} WHERE {named} AND r.id = r._key"
            yield problem_sql(ProblemKind.MERGED_IN_CIRCLE, record, "merged_into", source, found="r.merged_into")
