"""Which pairs of rows are worth comparing: those that agree on something few rows agree on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from validation.matching.atoms import Atoms, atoms_of, joined, mixed
from validation.matching.distinct import Ints
from validation.matching.prepared import Prepared

Rows = NDArray[np.int32]
_SAMPLE = 40_000
"""So many rows are enough to reckon how many pairs a key gives."""
_LARGEST_BLOCK = 80
_MOST_IN_LARGE = 0.4
_NEIGHBOURS = 4
"""In a block too large for all its pairs, rows are compared with so many that are most like them."""


@dataclass(frozen=True)
class Key:
    """Rows that agree on one atom, or on two of different columns, are compared."""

    first: int
    second: int | None = None


@dataclass(frozen=True)
class Blocking:
    """The chosen keys and the atoms that they are made of."""

    atoms: Sequence[Atoms]
    keys: Sequence[Key]


def blocking(table: Prepared) -> Blocking:
    """About twenty keys, chosen by how few pairs they give, and so that every column has its turn."""
    atoms = atoms_of(table, _row_order(table))
    return Blocking(atoms, _chosen(atoms, table.size))


def candidate_pairs(table: Prepared, blocks: Blocking) -> tuple[Ints, Ints]:
    """Pairs of rows (smaller, larger) that share a block, each once."""
    found = [pairs for key in blocks.keys for pairs in _pairs(*keyed(blocks.atoms, key), table.size)]
    unique = np.unique(np.concatenate(found)) if found else np.empty(0, np.int64)
    return unique // table.size, unique % table.size


@dataclass(frozen=True)
class _Budget:
    """How many pairs a row one key may give, of one atom and of two, and how many keys of two there may be."""

    alone: float
    together: float
    keys: int


def _budget(size: int) -> _Budget:
    return next(budget for least, budget in _BUDGETS if size >= least)


def _chosen(atoms: Sequence[Atoms], size: int) -> list[Key]:
    budget = _budget(size)
    step = max(1, size // _SAMPLE)
    atoms = [_every(one, step) for one in atoms]
    yields = [_yield(one.keys, size, step) for one in atoms]
    alone = [at for at, one in enumerate(yields) if one.pairs <= budget.alone and one.is_telling]
    weak = [at for at in range(len(atoms)) if at not in alone and len(atoms[at].keys)]
    possible = [
        (Key(a, b), _yield(keyed(atoms, Key(a, b))[1], size, step))
        for place, a in enumerate(weak)
        for b in weak[place + 1 :]
        if atoms[a].column != atoms[b].column
    ]
    good = [(key, one.pairs) for key, one in possible if one.pairs <= budget.together and one.is_telling]
    return [Key(at) for at in alone] + _in_turn(good, atoms, budget.keys)


def _in_turn(possible: list[tuple[Key, float]], atoms: Sequence[Atoms], most: int) -> list[Key]:
    """The cheapest first, but columns that were used often wait."""
    chosen: list[Key] = []
    used = [0] * (max((one.column for one in atoms), default=0) + 1)
    while possible and len(chosen) < most:
        best = min(possible, key=lambda one: (_turns(one[0], atoms, used), one[1]))
        possible.remove(best)
        chosen.append(best[0])
        for at in (best[0].first, best[0].second or 0):
            used[atoms[at].column] += 1
    return chosen


def _turns(key: Key, atoms: Sequence[Atoms], used: Sequence[int]) -> int:
    return used[atoms[key.first].column] + used[atoms[key.second or 0].column]


@dataclass(frozen=True)
class _Yield:
    """What a key gives: pairs for each row of the table, and whether its blocks are small enough to tell rows apart."""

    pairs: float
    is_telling: bool


def _yield(keys: Ints, size: int, step: int) -> _Yield:
    """Reckoned from every so many-th row: a block has as many times the rows, and that squared the pairs."""
    if not len(keys):
        return _Yield(0.0, False)
    counts = np.unique(keys, return_counts=True)[1]
    small = counts[counts * step <= _LARGEST_BLOCK]
    in_large = len(keys) - int(small.sum())
    pairs = (small * (small - 1.0) / 2).sum() * step**2 + in_large * step * _NEIGHBOURS
    return _Yield(float(pairs) / size, in_large <= _MOST_IN_LARGE * len(keys))


def _every(atoms: Atoms, step: int) -> Atoms:
    """Only every so many-th row."""
    return atoms if step == 1 else atoms.only(atoms.rows % step == 0)


def keyed(atoms: Sequence[Atoms], key: Key) -> tuple[Rows, Ints]:
    """Rows and their values under a key; a row may have several."""
    first = atoms[key.first]
    if key.second is None:
        return first.rows, first.keys
    rows, a, b = joined(first, atoms[key.second])
    return rows, mixed(a, b)


def _row_order(table: Prepared) -> Ints:
    """The rows, like ones near each other."""
    if not table.columns:
        return np.arange(table.size)
    return np.lexsort([column.values.codes for column in table.columns])


def _pairs(rows: Rows, keys: Ints, size: int) -> Iterator[Ints]:
    """All pairs within blocks, as smaller * size + larger; of large blocks only near ones."""
    if not len(rows):
        return
    sorting = np.argsort(keys, kind="stable")
    rows, keys = rows[sorting], keys[sorting]
    starts = np.flatnonzero(np.append(True, keys[1:] != keys[:-1]))
    counts = np.diff(np.append(starts, len(keys)))
    for count in np.unique(counts[(counts > 1) & (counts <= _LARGEST_BLOCK)]):
        block = rows[starts[counts == count][:, None] + np.arange(count)]
        first, second = np.triu_indices(count, 1)
        yield _numbered(block[:, first].ravel(), block[:, second].ravel(), size)
    is_large = np.repeat(counts > _LARGEST_BLOCK, counts)
    for step in range(1, _NEIGHBOURS + 1):
        near = is_large[:-step] & (keys[step:] == keys[:-step])
        yield _numbered(rows[:-step][near], rows[step:][near], size)


def _numbered(a: Rows, b: Rows, size: int) -> Ints:
    differ = a != b
    a, b = a[differ].astype(np.int64), b[differ].astype(np.int64)
    return np.minimum(a, b) * size + np.maximum(a, b)


_BUDGETS = (
    (300_000, _Budget(2.0, 1.2, 24)),
    (30_000, _Budget(3.0, 2.0, 30)),
    (1_500, _Budget(12.0, 8.0, 30)),
    (0, _Budget(30.0, 30.0, 60)),
)
"""By the number of rows from which it holds: with many rows the number of pairs decides the time."""
