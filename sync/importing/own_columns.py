"""One name for the owner's own columns, whichever file or tab they stand in: "Gender" and "gender" are one."""

from collections.abc import Sequence
from dataclasses import replace

from sync.importing.known import Known
from sync.importing.source import SourceRow, SourceTab


class OwnColumns:
    """The names of the owner's columns: the workbook's, then those of each file as it comes."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._names: dict[str, dict[str, str]] = {}

    def named(self, tab: SourceTab) -> SourceTab:
        """The tab with its own columns under the names that are in use."""
        return replace(tab, rows=self._all(tab.rows), customers=self._all(tab.customers))

    def _all(self, rows: Sequence[SourceRow]) -> tuple[SourceRow, ...]:
        other: dict[str, str] = {}
        for row in rows:
            for name in row.says:
                if name[:1] == "+" and name not in other:
                    other[name] = self._name(row.table, name)
        changed = {name: used for name, used in other.items() if name != used}
        return tuple(_renamed(row, changed) for row in rows) if changed else tuple(rows)

    def _name(self, table: str, name: str) -> str:
        if table not in self._names:
            self._names[table] = {f"+{one}".casefold(): f"+{one}" for one in self._known.custom_headings(table)}
        return self._names[table].setdefault(name.casefold(), name)


def _renamed(row: SourceRow, names: dict[str, str]) -> SourceRow:
    return replace(
        row,
        cells={names.get(name, name): cell for name, cell in row.cells.items()},
        says={names.get(name, name): said for name, said in row.says.items()},
    )
