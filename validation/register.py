"""The customers of a register: which of its rows are one person's, and what the rows together say of that person."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from validation.folding import fold


@dataclass(frozen=True)
class RegisterRows:
    """The customer's side of a register's rows, column by column; all sequences are of one length.

    `names` are "" and `phones` () where empty; `ids` are what already stands in the customer's id column. `fields` are
    further values by field, None or () where empty. Of two values the one of the later day wins, else the lower row's.
    """

    names: Sequence[str | None]
    phones: Sequence[tuple[str, ...]]
    ids: Sequence[str | None] = ()
    fields: Mapping[str, Sequence[Any]] = field(default_factory=dict)
    days: Sequence[date | None] = ()


@dataclass(frozen=True)
class Customer:
    """One customer: `rows` are places in the register's rows, `fields` the latest values that are not empty.

    `key` is the id that the rows hold, else a text made of name and phone that no other customer of the register has.
    """

    key: str
    has_id: bool
    fields: Mapping[str, Any]
    rows: tuple[int, ...]


def customers_of(register: RegisterRows) -> tuple[Customer, ...]:
    """The customers in the order of their first rows; a row that names nobody is nobody's.

    One customer are rows with one id; with one name and a phone in common; and of a name without a phone, when only
    one customer has that name. Names are the same when they differ in nothing but case, spaces and look-alike letters.
    """
    groups: dict[str, list[int]] = {}
    for row, key in enumerate(_keys(register)):
        if key:
            groups.setdefault(key, []).append(row)
    ids = set(filter(None, register.ids))
    return tuple(Customer(key, key in ids, _latest(register, rows), tuple(rows)) for key, rows in groups.items())


def _keys(register: RegisterRows) -> list[str]:
    """The key of each row's customer, "" where the row names nobody."""
    folded = {name: fold(name) if name else "" for name in set(register.names)}
    names = [folded[name] for name in register.names]
    ids = register.ids or [None] * len(names)
    grouping = _Grouping(
        [[(name, phone) for phone in phones] for name, phones in zip(names, register.phones, strict=True)]
    )
    keys = [grouping.key(row, known) for row, known in enumerate(grouping.with_ids(ids))]
    _join_the_only_one(keys, names, register.phones, ids)
    return keys


_Node = tuple[str, str]
"""A folded name with one of its phones; "" for the name of a row that has none."""


class _Grouping:
    """Names with phones, joined by a phone in common. The first id that stands beside one of them is theirs."""

    def __init__(self, nodes: Sequence[Sequence[_Node]]) -> None:
        self.nodes = nodes
        self.above: dict[_Node, _Node] = {}
        self.owners: dict[_Node, str] = {}
        for together in nodes:
            for node in together:
                self._join(together[0], node)

    def with_ids(self, ids: Sequence[str | None]) -> Sequence[str | None]:
        """The ids, once each is known to own the names and phones it stands beside, and what these are joined to."""
        for row, known in enumerate(ids):
            for node in self.nodes[row] if known else ():
                self.owners.setdefault(node, str(known))
        for node, owner in list(self.owners.items()):
            self.owners.setdefault(self._first(node), owner)
        return ids

    def key(self, row: int, known: str | None) -> str:
        """The id, or what the first name with a phone of the group makes a key; "" for a row without a phone."""
        if known or not self.nodes[row]:
            return known or ""
        first = self._first(self.nodes[row][0])
        owner = next((self.owners[node] for node in (*self.nodes[row], first) if node in self.owners), None)
        return owner or "|".join(first)

    def _first(self, node: _Node) -> _Node:
        while (above := self.above.setdefault(node, node)) != node:
            self.above[node] = node = self.above[above]
        return node

    def _join(self, one: _Node, other: _Node) -> None:
        self.above[self._first(other)] = self._first(one)


def _join_the_only_one(
    keys: list[str], names: Sequence[str], phones: Sequence[tuple[str, ...]], ids: Sequence[str | None]
) -> None:
    """Give rows with only a name, or only a phone, to the one customer who has it; not where several have."""
    by_name: dict[str, set[str]] = {}
    by_phone: dict[str, set[str]] = {}
    for row, key in enumerate(keys):
        if key and names[row]:
            by_name.setdefault(names[row], set()).add(key)
            for phone in phones[row]:
                by_phone.setdefault(phone, set()).add(key)
    for row, key in enumerate(keys):
        if not ids[row] and names[row] and not phones[row]:
            keys[row] = _only(by_name.get(names[row], ())) or f"{names[row]}|"
        elif not ids[row] and phones[row] and not names[row]:
            keys[row] = _only({found for phone in phones[row] for found in by_phone.get(phone, ())}) or key


def _only(keys: Iterable[str]) -> str | None:
    found = tuple(keys)
    return found[0] if len(found) == 1 else None


def _latest(register: RegisterRows, rows: Sequence[int]) -> dict[str, Any]:
    """The newest value of each field that is not empty; phones, e-mails and the like of all rows, the newest first."""
    newest_first = sorted(rows, key=lambda row: (_day(register, row), row), reverse=True)
    columns = {**register.fields, "name": register.names, "phones": register.phones}
    found: dict[str, Any] = {}
    for name, values in columns.items():
        for row in newest_first:
            value = _best_cased(values, row, rows) if name == "name" else values[row]
            if isinstance(value, tuple):
                found[name] = tuple(dict.fromkeys((*found.get(name, ()), *value)))
            elif value not in (None, ""):
                found[name] = value
                break
    return found


def _best_cased(names: Sequence[str | None], row: int, rows: Sequence[int]) -> str | None:
    """The row's name as another row writes it with capitals, where this one has none."""
    name = names[row]
    if not name or name != name.lower() or name == name.upper():
        return name
    return next((other for at in rows if (other := names[at]) and other != name and fold(other) == fold(name)), name)


def _day(register: RegisterRows, row: int) -> date:
    return (register.days[row] if register.days else None) or date.min
