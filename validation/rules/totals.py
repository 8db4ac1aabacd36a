"""Totals of documents are what their lines come to."""

from collections.abc import Iterator

from validation.problems import ProblemKind
from validation.rules.building import Building, problem_sql
from validation.tables import Document

TOLERANCE = 1
"""A rupee: totals are rounded off, with or without saying so."""

# A discount on the whole may be taken before or after tax, and who may not charge tax has none in the total: whichever of
# the ways was meant, the total is right if it is what one of them gives.
_EXPECTED = """
SELECT document, net, taxed, coalesce(d.discount, 0) AS less, coalesce(d.round_off, 0) AS rounded,
    [net - less + rounded, net + taxed - less + rounded, net - less + taxed * (1 - less / nullif(net, 0)) + rounded] AS ways
FROM (
    SELECT document, sum(worth) AS net, sum(worth * coalesce(tax_percent, 0) / 100 + coalesce(cess, 0)) AS taxed
    FROM (
        SELECT *, quantity * unit_price * (1 - coalesce(discount_percent, 0) / 100) AS worth FROM document_lines
        WHERE document IS NOT NULL
    )
    GROUP BY document HAVING bool_and(worth IS NOT NULL)
) JOIN documents d ON d._key = document
"""


def totals_added_up(building: Building) -> Iterator[str]:
    """Documents whose total is none of what their lines may come to."""
    if not any(field.name == "total" for field in building.fields.get("Documents", ())):
        return
    usual = "CASE WHEN coalesce(r.is_tax_inclusive, false) THEN ways[1] ELSE ways[2] END"
    wrong = f"list_min([abs(way - r.total) FOR way IN ways IF way IS NOT NULL]) > {TOLERANCE}"
    yield problem_sql(
        ProblemKind.TOTAL_DIFFERS,
        Document,
        "total",
        f"{building.considered(Document)} JOIN ({_EXPECTED}) e ON e.document = r._key WHERE r.total IS NOT NULL AND {wrong}",
        found="r.total::VARCHAR",
        details=f"json_object('expected', ({usual})::DECIMAL(18, 2)::VARCHAR)",
    )
