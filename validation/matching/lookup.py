"""Rows looked up by their atoms: which rows of a table one new row has to be compared with."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from validation.matching.atoms import OF_BOTH, Atoms, Recipe, recipes, unordered
from validation.matching.blocking import Blocking, Key, Rows
from validation.matching.distinct import Ints
from validation.matching.prepared import Prepared

_MOST_OF_A_KEY = 100
"""A key that so many rows share tells too little of one of them."""
_MOST = 400


@dataclass(frozen=True)
class Sort:
    """All atoms of one sort in their order, and the row of each."""

    columns: tuple[int, ...]
    recipe: Recipe
    keys: Ints
    rows: Rows

    def having(self, atom: int) -> Rows:
        """The rows that have an atom."""
        return self.rows[np.searchsorted(self.keys, atom) : np.searchsorted(self.keys, atom, "right")]

    def cut(self, table: Prepared, row: int) -> list[int]:
        """The atoms of a row, each once."""
        values = [table.columns[column].values for column in self.columns]
        texts = [one.texts[one.codes[row]] for one in values if one.codes[row] >= 0]
        atoms = [hash(atom) for text in texts for atom in self.recipe.atoms(text)]
        if self.recipe.name.endswith(OF_BOTH):
            pair = np.array(atoms, np.int64)
            return unordered(pair[:1], pair[1:]).tolist() if len(atoms) == 2 else []
        return sorted(set(atoms))

    def with_row(self, table: Prepared, row: int) -> "Sort":
        """With a row that comes after all others."""
        atoms = self.cut(table, row)
        at = np.searchsorted(self.keys, np.array(atoms, np.int64), "right")
        return replace(self, keys=np.insert(self.keys, at, atoms), rows=np.insert(self.rows, at, row))


@dataclass(frozen=True)
class Lookup:
    """The keys of a table, ready for rows that come one by one."""

    keys: Sequence[Key]
    sorts: Sequence[Sort]

    def candidates(self, table: Prepared, row: int) -> Ints:
        """Rows that share a key with a row of the table, those that share most keys first; never itself."""
        having = [[sort.having(atom) for atom in sort.cut(table, row)] for sort in self.sorts]
        found = [rows for key in self.keys for rows in _found(key, having) if len(rows) <= _MOST_OF_A_KEY]
        if not found:
            return np.empty(0, np.int64)
        rows, shared = np.unique(np.concatenate(found), return_counts=True)
        best = rows[np.argsort(-shared, kind="stable")][: _MOST + 1]
        others: Ints = best[best != row].astype(np.int64)
        return others

    def with_row(self, table: Prepared, row: int) -> "Lookup":
        """With a row of the table that comes after all others."""
        return replace(self, sorts=[sort.with_row(table, row) for sort in self.sorts])


def _found(key: Key, having: Sequence[Sequence[Rows]]) -> Iterator[Rows]:
    for rows in having[key.first]:
        if key.second is None:
            yield rows
            continue
        for others in having[key.second]:
            yield np.intersect1d(rows, others, assume_unique=True)


def lookup(table: Prepared, blocks: Blocking) -> Lookup:
    """The keys of a table made ready."""
    return Lookup(blocks.keys, [_sort(table, atoms) for atoms in blocks.atoms])


def _sort(table: Prepared, atoms: Atoms) -> Sort:
    columns = [atoms.column]
    if atoms.recipe.family:
        families = [{recipe.family for recipe in recipes(column.kind)} for column in table.columns]
        columns = [at for at, family in enumerate(families) if atoms.recipe.family in family]
    order = np.lexsort((atoms.rows, atoms.keys))
    keys, rows = atoms.keys[order], atoms.rows[order]
    fresh = np.append(True, (keys[1:] != keys[:-1]) | (rows[1:] != rows[:-1])) if len(keys) else np.empty(0, bool)
    return Sort(tuple(columns), atoms.recipe, keys[fresh], rows[fresh])
