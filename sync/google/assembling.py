"""Plain values and looks put together into the tab that the rest of the app knows."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from hashlib import blake2b

from sync.google.cells import DATES, moment
from sync.google.grid import worn_format
from sync.google.looks import NUMBERS, Look, RowLook, TabLooks, runs
from sync.google.plain import PlainTab, Types
from sync.google.shape import TabShape
from validation.sheet import RawCell, RawTab


def raw_tab(shape: TabShape, tab: PlainTab, looks: TabLooks) -> RawTab:
    """The tab, just as reading every cell with its look would give it. The rows of `tab` are used up."""
    plan = _Plan()
    formulas: dict[int, set[int]] = defaultdict(set)
    shown: Counter[tuple[RowLook, Types]] = Counter()
    width = max(map(len, tab.rows), default=0)
    rows: list[list[RawCell]] = tab.rows  # type: ignore[assignment]
    for index, (row, types) in enumerate(zip(rows, tab.types, strict=True)):
        look = looks.of(index)
        if index:
            shown[look, types] += 1
        for column in plan.formulas(look):
            formulas[column].add(index + 1)
        plan.convert(row, look, types)
        row.extend([None] * (width - len(row)))
    return RawTab(
        name=shape.title,
        rows=rows,
        formulas={column: frozenset(numbers) for column, numbers in sorted(formulas.items())},
        number_formats=_formats(shown),
        merged=shape.merged,
        is_hidden=shape.is_hidden,
    )


def _formats(shown: Counter[tuple[RowLook, Types]]) -> dict[int, str]:
    worn: dict[int, Counter[str]] = defaultdict(Counter)
    for (looks, types), count in shown.items():
        for column, kind in enumerate(types):
            if kind is not type(None):
                look = looks[column] if column < len(looks) else None
                worn[column][worn_format(look.kind, look.pattern) if look else ""] += count
    return {column: counts.most_common(1)[0][0] for column, counts in sorted(worn.items())}


class _Plan:
    """What is to be done with rows of one look and these types, worked out once."""

    def __init__(self) -> None:
        self._formulas: dict[int, tuple[int, ...]] = {}
        self._numbers: dict[tuple[int, int], tuple[tuple[int, str], ...]] = {}
        self._moments: dict[tuple[float, str], RawCell] = {}

    def formulas(self, look: RowLook) -> tuple[int, ...]:
        """The columns whose value is computed. Looks are kept by their wardrobe, so that their address knows them."""
        if id(look) not in self._formulas:
            self._formulas[id(look)] = tuple(n for n, cell in enumerate(look) if cell and cell.is_formula)
        return self._formulas[id(look)]

    def convert(self, row: list[RawCell], look: RowLook, types: Types) -> None:
        """Make days of the numbers that are days, and floats of all others."""
        key = id(look), id(types)
        if key not in self._numbers:
            self._numbers[key] = tuple(_numbers(look, types))
        for column, kind in self._numbers[key]:
            number = float(row[column])  # type: ignore[arg-type]
            row[column] = self._moment(number, kind) if kind else number

    def _moment(self, serial: float, kind: str) -> RawCell:
        if (serial, kind) not in self._moments:
            self._moments[serial, kind] = moment(serial, kind)
        return self._moments[serial, kind]


def _numbers(look: RowLook, types: Types) -> Iterable[tuple[int, str]]:
    for column, kind in enumerate(types):
        worn: Look | None = look[column] if column < len(look) else None
        is_day = worn is not None and worn.kind in DATES
        if kind in NUMBERS and (is_day or kind is int):
            yield column, worn.kind if worn and is_day else ""


def version_of(tabs: Iterable[RawTab]) -> str:
    """A hash that differs whenever a reading would; the same on every machine and whichever way the tabs were read."""
    found = blake2b(digest_size=16)
    for tab in tabs:
        found.update(repr((tab.name, tab.is_hidden, tab.merged, sorted(tab.number_formats.items()))).encode())
        for column, rows in sorted(tab.formulas.items()):
            found.update(repr((column, runs(rows))).encode())
        for row in tab.rows:
            found.update(repr(row).encode())
    return found.hexdigest()
