"""What was sold, taken apart: by item, by place, by person, by customer; each against the period before."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from records.measures import Takings
from records.periods import Period
from records.query import Query
from records.snapshot import Snapshot
from records.sold import counted_in, days_in, sold_rows
from records.sql import commonest


class Dimension(StrEnum):
    """By what sales are taken apart."""

    ITEM = "item"
    CITY = "city"
    LOCALITY = "locality"
    PERSON = "person"
    CUSTOMER = "customer"


@dataclass(frozen=True)
class Part:
    """What was sold of one item, in one place, by one person, to one customer; "" is what does not say."""

    key: str
    label: str
    sold: Takings
    before: Decimal
    """The amount in the period before; 0 where there is none."""
    quantity: Decimal | None
    """Of items only, where the sheet says how many."""


def takings_by(
    snapshot: Snapshot,
    dimension: Dimension,
    period: Period,
    customers: Query | None = None,
    *,
    before: Period | None = None,
    limit: int = 1000,
) -> tuple[Part, ...]:
    """The parts, the largest amount first; one that sold only in the period before stands last with nothing."""
    counted, now = counted_in(snapshot, Period(), customers), days_in("day", period)
    then = days_in("day", before) if before else days_in("day", period)
    earlier = "coalesce(sum(amount) FILTER (WHERE is_then), 0)" if before else "0"
    source, key, label = _FROM[dimension]
    quantity = "sum(quantity) FILTER (WHERE is_now)" if dimension is Dimension.ITEM else "NULL"
    sql = f"""SELECT coalesce({key}, '') AS part, coalesce({label}, '') AS label, coalesce(sum(amount) FILTER (WHERE is_now), 0) AS amount,
            count(*) FILTER (WHERE is_now AND NOT is_return), count(DISTINCT party) FILTER (WHERE is_now AND NOT is_return),
            {earlier}, {quantity}
        FROM (SELECT *, ({now.sql}) AS is_now, ({then.sql}) AS is_then FROM {source})
        WHERE (is_now OR is_then) AND {counted.sql}
        GROUP BY 1 ORDER BY amount DESC, label LIMIT {int(limit)}"""
    found = sold_rows(snapshot, sql, [*now.parameters, *then.parameters, *counted.parameters])
    return tuple(
        Part(part, label, Takings(amount, count, buyers), then, quantity)
        for part, label, amount, count, buyers, then, quantity in found
    )


_PLACED = """(
    SELECT sold.*, city, coalesce(area, mohalla) AS locality, p.owner AS looks_after, p._label FROM sold LEFT JOIN (
        SELECT _key, city, area, mohalla, owner, _label FROM contacts
        UNION ALL SELECT _key, city, area, mohalla, owner, _label FROM organisations
    ) p ON p._key = sold.party
)"""
_WHO = "coalesce(owner, looks_after)"
_FROM: Mapping[Dimension, tuple[str, str, str]] = {
    Dimension.ITEM: ("sold_items", "lower(trim(item))", commonest("trim(item)")),
    Dimension.CITY: (_PLACED, "lower(trim(city))", commonest("trim(city)")),
    Dimension.LOCALITY: (
        f"(SELECT * FROM {_PLACED} WHERE locality IS NOT NULL)",
        "lower(trim(concat_ws(', ', locality, city)))",
        commonest("trim(concat_ws(', ', locality, city))"),
    ),
    Dimension.PERSON: (_PLACED, _WHO, f"any_value({_WHO})"),
    Dimension.CUSTOMER: (_PLACED, "party", "any_value(coalesce(_label, party))"),
}
"""For each the rows, what they are grouped by, and what stands for a group."""
