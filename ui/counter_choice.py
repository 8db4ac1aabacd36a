"""Whom a line of the counter may mean: by phone, by name, or nearly so, in any script; and who is certainly meant."""

from collections.abc import Sequence
from dataclasses import dataclass

from records.customers import CUSTOMERS, Customer, customer_page, customers_with_keys
from records.matched_rows import MATCHED
from records.query import Query
from sync.matches import probable_at_once
from ui.screen import Screen
from ui.words import several
from validation.folding import fold
from validation.matching.matches import Band, Match

NEW = "new"
"""Stands for the key of somebody who is not there yet."""
_MOST_FOUND, _MOST_LIKE = 5, 3
_SAME_NAME = 0.75
_PROBABLE = 0.5


@dataclass(frozen=True)
class Choice:
    """The customers to choose from, and the key of who is certainly meant: NEW for nobody of them, "" where it is open."""

    customers: tuple[Customer, ...]
    certain: str


def choice_of(screen: Screen, name: str, phones: Sequence[str]) -> Choice:
    """Those with the phone, then those whom the name finds, then those who are probably meant: a letter or a digit off."""
    asked = ("counter", name, tuple(phones), screen.snapshot.today())
    found: tuple[Customer, ...] = screen.snapshot.once(asked, lambda: _found(screen, name, phones))
    like = _like(screen, name, phones) if name else ()
    keys = {each.row.key for each in found}
    more = customers_with_keys(screen.snapshot, [match.id_a for match in like if match.id_a not in keys][:_MOST_LIKE])
    return Choice((*found, *more), _certain(found, more, like, name, phones))


def _found(screen: Screen, name: str, phones: Sequence[str]) -> tuple[Customer, ...]:
    found: dict[str, Customer] = {}
    for searched in (*phones, name):
        if searched:
            query = Query(CUSTOMERS, search=searched, sort=("bought_on", True))
            page = customer_page(screen.snapshot, query, limit=_MOST_FOUND)
            found |= {each.row.key: each for each in page.customers if each.row.key not in found}
    return tuple(found.values())


def _like(screen: Screen, name: str, phones: Sequence[str]) -> tuple[Match, ...]:
    cells = {"name": name, "phones": ", ".join(phones)}
    tables = [state.table.name for state in screen.snapshot.states() if state.table.name in MATCHED and state.rows]
    found = [match for table in tables for match in probable_at_once(screen.place, screen.snapshot, table, cells)]
    return tuple(sorted(found, key=lambda match: -match.probability))


def _certain(
    found: Sequence[Customer], more: Sequence[Customer], like: Sequence[Match], name: str, phones: Sequence[str]
) -> str:
    """Who alone has the phone, or alone has that name and no phone is told.

    Somebody whose phone nobody has is new, unless somebody is called the same or is probably meant; so is a name that
    nobody is like.
    """
    called = [each for each in found if fold(each.row.label) == fold(name)]
    if not phones:
        return called[0].row.key if len(called) == 1 else "" if found or more else NEW
    having = [each for each in found if set(phones) & set(several(each.row.values.get("phones")))]
    if not having:
        probable = {match.id_a for match in like if match.probability >= _PROBABLE}
        return "" if called or probable & {each.row.key for each in (*found, *more)} else NEW
    sure = {match.id_a for match in like if match.band is Band.CERTAIN}
    named = [each for each in having if not name or each.row.key in sure or _alike(each, name)]
    return named[0].row.key if len(having) == 1 and len(named) == 1 else ""


def _alike(customer: Customer, name: str) -> bool:
    """Whether a name may be the customer's: on a family's phone it may be somebody else's."""
    from validation.matching.names import similarity

    own = customer.row.label
    return max(similarity(own, name), similarity(own.split()[0] if own.split() else "", name)) >= _SAME_NAME
