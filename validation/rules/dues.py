"""Dues: of each row its amount less what was received, or a balance that carries on; a tab that is neither is asked about."""

from collections.abc import Iterator

from validation.problems import SAID, ProblemKind
from validation.register_dues import ASKED, FEWEST, FITS, DueKind
from validation.rules.building import Building, literal, plain_sql, problem_sql
from validation.tables import Sale

# `by_tab` and `by_customer` are what the balance before and this row make, the balance running through the tab or through each
# customer's rows; rows without a balance are carried along, and a row whose amounts could not be read breaks the chain. The same
# test as validation.register_dues.due_kind.
_OVER_TAB, _OVER_CUSTOMER = (
    f"OVER (PARTITION BY {parties} ORDER BY _position)" for parties in ("_tab", "_tab, customer")
)
_COMPARED = f"""
SELECT *, CASE WHEN by_tab IS NULL OR abs(due - by_tab) > abs(due - by_customer) THEN by_customer ELSE by_tab END AS carried
FROM (
    SELECT *,
        CASE WHEN unread_of_tab = lag(unread_of_tab) OVER tab
            THEN lag(due) OVER tab + through_tab - lag(through_tab) OVER tab END AS by_tab,
        CASE WHEN unread_of_customer = lag(unread_of_customer) OVER customer
            THEN lag(due) OVER customer + through_customer - lag(through_customer) OVER customer END AS by_customer
    FROM (
        SELECT spot, _tab AS tab, customer, _position, amount, due, moved, receiveds, is_unread,
            CASE WHEN is_unread OR (amount IS NULL AND received IS NULL) THEN NULL ELSE moved END AS owed,
            sum(moved) {_OVER_TAB} AS through_tab, sum(moved) {_OVER_CUSTOMER} AS through_customer,
            sum(is_unread::INT) {_OVER_TAB} AS unread_of_tab, sum(is_unread::INT) {_OVER_CUSTOMER} AS unread_of_customer
        FROM (
            SELECT *, rowid AS spot, coalesce(amount, 0) - coalesce(received, 0) AS moved,
                count(received) OVER (PARTITION BY _tab) AS receiveds,
                (amount IS NULL AND _typed ->> 'amount' IS NOT NULL)
                    OR (received IS NULL AND _typed ->> 'received' IS NOT NULL) AS is_unread
            FROM {{sales}} WHERE _tab IS NOT NULL
        )
    )
    WHERE due IS NOT NULL
    WINDOW tab AS (PARTITION BY tab ORDER BY _position), customer AS (PARTITION BY tab, customer ORDER BY _position)
)
"""
COMPARED = _COMPARED.format(sales="sales")
"""The sales that state a due, each beside what it should be by either rule."""
_LOOKED_AT = 20_000
COMPARED_FIRST = _COMPARED.format(
    sales=f"(SELECT *, rowid FROM sales QUALIFY row_number() OVER (PARTITION BY _tab ORDER BY _position) <= {_LOOKED_AT})"
)
"""The same of each tab's first rows: enough to say what its dues are, however long it is."""
_RUNS_WITH_CUSTOMER = "coalesce(avg((by_customer = due)::INT), -1) >= coalesce(avg((by_tab = due)::INT), -1)"
_RUNNING = f"CASE WHEN {_RUNS_WITH_CUSTOMER} THEN 'customer' ELSE 'tab' END"
_SAID = (
    """(SELECT json_transform(value -> '$.dues', '"MAP(VARCHAR,VARCHAR)"') FROM meta WHERE name = 'business')[tab]"""
)
_EACH = f"""
SELECT tab, CASE
    WHEN said = '{DueKind.PER_ROW.value}' THEN '{DueKind.PER_ROW.value}'
    WHEN said = '{DueKind.RUNNING.value}' THEN running
    WHEN rows < {FEWEST} THEN NULL
    WHEN as_owed >= {FITS} THEN '{DueKind.PER_ROW.value}'
    WHEN as_carried >= {FITS} THEN running
    WHEN receiveds = 0 AND as_part >= {FITS} THEN '{DueKind.PER_ROW.value}'
    ELSE '{DueKind.UNCLEAR.value}' END AS kind
FROM (
    SELECT tab, count(owed) AS rows, max(receiveds) AS receiveds, {_SAID} AS said, {_RUNNING} AS running,
        coalesce(avg((owed = due)::INT), 0) AS as_owed,
        greatest(coalesce(avg((by_tab = due)::INT), 0), coalesce(avg((by_customer = due)::INT), 0)) AS as_carried,
        coalesce(avg((due BETWEEN 0 AND amount)::INT), 0) AS as_part
    FROM dues GROUP BY GROUPING SETS ((tab), ())
)
"""
KINDS = f"""
SELECT tab, coalesce(kind, nullif(whole, '{DueKind.UNCLEAR.value}')) AS kind
FROM (SELECT *, max(kind) FILTER (WHERE tab IS NULL) OVER () AS whole FROM ({_EACH}))
WHERE tab IS NOT NULL
"""
"""What the dues of each tab are, out of the rows of COMPARED under the name `dues`: the owner's word counts first.

A balance through each customer's rows is "customer", one through the whole tab "tab". A tab of a few rows, as of one month or
of one party, is as all tabs together are.
"""


def dues_fit(building: Building) -> Iterator[str]:
    """Rows whose due is not what it should be, and tabs whose dues follow neither rule."""
    if not {"due", "amount"} <= {field.name for field in building.fields.get("Sales", ())}:
        return
    if building.touched is not None and not building.touched.get("Sales"):
        return
    building.cursor.execute(f"CREATE OR REPLACE TEMP TABLE dues AS {COMPARED}")
    building.cursor.execute(f"CREATE OR REPLACE TEMP TABLE due_kinds AS {KINDS}")
    yield _wrong(
        building, ProblemKind.DUE_UNCLEAR, DueKind.PER_ROW.value, "owed", "AND d.amount IS NOT NULL AND d.receiveds > 0"
    )
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
        json_object('expected', arg_min({plain_sql("owed")}, _position), '{SAID}', {literal(ASKED)}) AS details
    FROM dues WHERE owed <> due AND tab IN (SELECT tab FROM due_kinds WHERE kind = {literal(DueKind.UNCLEAR.value)})
    GROUP BY tab
    """
