"""Dues: of each row its amount less what was received, or a balance that carries on; a tab that is neither is asked about."""

from collections.abc import Iterator

from validation.problems import ProblemKind
from validation.register import FITS, DueKind
from validation.rules.building import Building, literal, plain_sql, problem_sql
from validation.tables import Sale

_FEWEST = 3
"""Rows that can be compared, before anything is said of a tab."""

# `by_tab` and `by_customer` are what the balance before and this row make, the balance running through the tab or through each
# customer's rows; rows without a balance are carried along. The same test as validation.register.due_kind.
COMPARED = """
SELECT *, CASE WHEN by_tab IS NULL OR abs(due - by_tab) > abs(due - by_customer) THEN by_customer ELSE by_tab END AS carried
FROM (
    SELECT *,
        lag(due) OVER tab + through_tab - lag(through_tab) OVER tab AS by_tab,
        lag(due) OVER customer + through_customer - lag(through_customer) OVER customer AS by_customer
    FROM (
        SELECT rowid AS spot, _tab AS tab, customer, _position, amount, due,
            CASE WHEN amount IS NULL AND received IS NULL THEN NULL ELSE coalesce(amount, 0) - coalesce(received, 0) END AS owed,
            sum(coalesce(amount, 0) - coalesce(received, 0)) OVER (PARTITION BY _tab ORDER BY _position) AS through_tab,
            sum(coalesce(amount, 0) - coalesce(received, 0)) OVER (PARTITION BY _tab, customer ORDER BY _position)
                AS through_customer
        FROM sales WHERE _tab IS NOT NULL
    )
    WHERE due IS NOT NULL
    WINDOW tab AS (PARTITION BY tab ORDER BY _position), customer AS (PARTITION BY tab, customer ORDER BY _position)
)
"""
"""The sales that state a due, each beside what it should be by either rule."""
KINDS = f"""
SELECT tab, CASE
    WHEN coalesce(avg((owed = due)::INT), 0) >= {FITS} THEN '{DueKind.PER_ROW.value}'
    WHEN coalesce(avg((by_tab = due)::INT), 0) >= {FITS} THEN 'tab'
    WHEN coalesce(avg((by_customer = due)::INT), 0) >= {FITS} THEN 'customer'
    ELSE '{DueKind.UNCLEAR.value}' END AS kind
FROM dues GROUP BY tab HAVING count(owed) >= {_FEWEST}
"""
"""What the dues of each tab are, out of the rows of COMPARED under the name `dues`."""


def dues_fit(building: Building) -> Iterator[str]:
    """Rows whose due is not what it should be, and tabs whose dues follow neither rule."""
    if not {"due", "amount"} <= {field.name for field in building.fields.get("Sales", ())}:
        return
    if building.touched is not None and not building.touched.get("Sales"):
        return
    building.cursor.execute(f"CREATE OR REPLACE TEMP TABLE dues AS {COMPARED}")
    building.cursor.execute(f"CREATE OR REPLACE TEMP TABLE due_kinds AS {KINDS}")
    yield _wrong(building, ProblemKind.DUE_UNCLEAR, DueKind.PER_ROW.value, "owed", "AND d.amount IS NOT NULL")
    yield _wrong(building, ProblemKind.BALANCE_DIFFERS, "tab", "by_tab")
    yield _wrong(building, ProblemKind.BALANCE_DIFFERS, "customer", "by_customer")
    if building.touched is None:
        yield _asked()


def _wrong(building: Building, problem: ProblemKind, kind: str, expected: str, more: str = "") -> str:
    tabs = f"(SELECT tab FROM due_kinds WHERE kind = {literal(kind)})"
    wrong = f"d.tab IN {tabs} AND d.{expected} <> d.due {more}"
    text = plain_sql(f"d.{expected}")
    return problem_sql(
        problem,
        Sale,
        "due",
        f"{building.considered(Sale)} JOIN dues d ON d.spot = r.rowid WHERE {wrong}",
        found=plain_sql("d.due"),
        proposed=text,
        details=f"json_object('expected', {text})",
    )


def _asked() -> str:
    """One problem for a whole tab, with its first row that does not fit."""
    return f"""
    SELECT {literal(ProblemKind.DUE_UNCLEAR.value)} AS kind, 'Sales' AS "table", tab, NULL::INTEGER AS row, '' AS key, 'due' AS field,
        arg_min({plain_sql("due")}, _position) AS found, NULL::VARCHAR AS proposed, false AS is_certain,
        json_object('expected', arg_min({plain_sql("owed")}, _position)) AS details
    FROM dues WHERE owed <> due AND tab IN (SELECT tab FROM due_kinds WHERE kind = {literal(DueKind.UNCLEAR.value)})
    GROUP BY tab
    """
