"""Rows of a checked tab that are there twice, or probably are: by matching, and what has one name and one phone for certain."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from records.matched_rows import MATCHED
from records.matches import Joined
from translations import Translator
from validation.cells import canonical_text
from validation.checking import CheckedRows
from validation.kinds import Kind
from validation.matching.declared import compared_as
from validation.matching.find import find_matches
from validation.matching.kinds import MatchKind
from validation.matching.matches import Band, Match
from validation.matching.table import MatchColumn, MatchTable
from validation.record import fields_of
from validation.register import RegisterRows, customers_of

MOST_COMPARED = 30_000
"""In a larger tab only rows with one name and one phone are counted: an answer is wanted at once."""
_LEAST = 0.5


@dataclass(frozen=True)
class Double:
    """Two rows of a tab, by their numbers in it, and why they may be one."""

    rows: tuple[int, int]
    names: tuple[str, str]
    match: Match

    def as_json(self, t: Translator) -> dict[str, Any]:
        """With the reasons in the reader's language."""
        said = {"rows": list(self.rows), "names": list(self.names), "band": self.match.band.value}
        return said | {"reasons": self.match.reasons(t)}


@dataclass(frozen=True)
class Doubles:
    """How many rows are certainly there twice, and the pairs that were found, the certain ones first."""

    certain: int = 0
    pairs: tuple[Double, ...] = ()

    @property
    def look(self) -> int:
        """How many pairs somebody should look at."""
        return sum(one.match.band is Band.LOOK for one in self.pairs)


def doubles_in(checked: CheckedRows) -> Doubles:
    """The doubles among the rows of a tab of people or firms; none in any other."""
    if checked.record.table.name not in MATCHED or not checked.rows:
        return Doubles()
    is_compared, joined = len(checked.rows) <= MOST_COMPARED, Joined()
    found = find_matches(_table(checked)) if is_compared else ()
    likely = [match for match in found if match.probability >= _LEAST]
    sure = [match for match in likely if match.band is Band.CERTAIN]
    for one, other in (*_one_name_and_phone(checked.columns), *((match.id_a, match.id_b) for match in sure)):
        joined.join(one, other)
    look = [one for one in likely if joined.root(one.id_a) != joined.root(one.id_b)]
    return Doubles(
        sum(len(rows) - 1 for rows in joined.groups()), tuple(_double(checked, match) for match in (*sure, *look))
    )


def _one_name_and_phone(columns: Mapping[str, Sequence[Any]]) -> Iterator[tuple[str, str]]:
    """The first row of each customer with each of the others."""
    if {"name", "phones"} <= columns.keys():
        for one in customers_of(RegisterRows(columns["name"], columns["phones"])):
            if one.fields.get("phones"):
                yield from ((str(one.rows[0]), str(row)) for row in one.rows[1:])


def _table(checked: CheckedRows) -> MatchTable:
    fields = [
        field for field in fields_of(checked.record) if field.name in checked.columns and field.kind is not Kind.LINK
    ]
    compared = [(field, kind) for field in fields if (kind := compared_as(field)) is not MatchKind.IGNORED]
    columns = {
        field.heading: MatchColumn(kind, [canonical_text(field.kind, value) for value in checked.columns[field.name]])
        for field, kind in compared
    }
    return MatchTable([str(at) for at in range(len(checked.rows))], columns)


def _double(checked: CheckedRows, match: Match) -> Double:
    one, other = int(match.id_a), int(match.id_b)
    names = checked.columns.get(checked.record.table.label) or [None] * len(checked.rows)
    return Double((checked.rows[one], checked.rows[other]), (names[one] or "", names[other] or ""), match)
