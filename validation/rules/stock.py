"""Stock never falls below nothing."""

from collections.abc import Iterator

from validation.problems import ProblemKind
from validation.rules.building import Building, plain_sql, problem_sql
from validation.tables import StockMove

# Whoever notes only what goes out keeps no stock that could be counted.
_BALANCES = """
SELECT rowid AS spot, product, sum(quantity) OVER moves AS stock, max(quantity) OVER (PARTITION BY product) AS most
FROM stock_moves WHERE product IS NOT NULL AND quantity IS NOT NULL
WINDOW moves AS (PARTITION BY product ORDER BY "on" NULLS FIRST, quantity DESC, _position)
"""


def stock_not_negative(building: Building) -> Iterator[str]:
    """The moves after which less than nothing of a product would be left."""
    if not building.fields.get("Stock moves"):
        return
    yield problem_sql(
        ProblemKind.STOCK_NEGATIVE,
        StockMove,
        "quantity",
        f"{building.considered(StockMove)} JOIN ({_BALANCES}) b ON b.spot = r.rowid WHERE stock < 0 AND most > 0 AND r.quantity < 0",
        found="r.quantity::VARCHAR",
        details=f"json_object('stock', {plain_sql('stock')})",
    )
