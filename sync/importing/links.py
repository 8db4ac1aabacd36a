"""Which record an id or a name of another program means."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache

from sync.importing.foreign_ids import Met
from sync.importing.id_headings import is_id_of
from sync.importing.known import Known
from sync.importing.relating import Reference
from sync.importing.source import SourceRow
from validation.folding import fold
from validation.layout import TabLayout
from validation.record import field_of, fields_of
from validation.tables import record_named, tables_linked


class Links:
    """What the ids of this import and of earlier ones have become."""

    def __init__(self, known: Known, met: Met) -> None:
        self._known, self._met = known, met
        self._here: dict[tuple[str, str], dict[int, str]] = {}
        self._by_table: dict[str, dict[str, object]] = {}
        self.made: set[str] = set()
        """Names of columns of ids by which a link was made."""

    def note(self, table: str, foreign: str, record: str, origin: int) -> None:
        """A row of a file has become, or is, this record."""
        self._here.setdefault((table, foreign), {})[origin] = record

    def met(self, table: str, foreign: str) -> tuple[str, ...]:
        """The records of the workbook that the id was before."""
        there = self._known.table(table).by_id
        return tuple(sorted(one for one in self._met.get((table, foreign), ()) if one in there))

    def outside(self, table: str) -> Mapping[str, object]:
        """The ids of a table that the workbook has or has met."""
        if table not in self._by_table:
            there = self._known.table(table).by_id
            known = ((of, foreign) for (of, foreign), records in self._met.items() if records & there.keys())
            met = {foreign: None for of, foreign in known if of == table}
            self._by_table[table] = {**there, **met}
        return self._by_table[table]

    def linked(self, row: SourceRow, layout: TabLayout, references: Sequence[Reference], origin: int) -> SourceRow:
        """The row with the ids of records in its links, where they can be told; ids that mean nobody stay the owner's."""
        names = _link_fields(row.table) & row.says.keys()
        if not names and all(reference.name not in row.says for reference in references):
            return row
        cells, says = dict(row.cells), dict(row.says)
        told: set[str] = set()
        for reference in references:
            said = says.get(reference.name)
            if isinstance(said, str) and reference.field not in told:
                if id_ := self._record(reference, said, origin):
                    for kept in (cells, says):
                        kept.pop(reference.name, None)
                    cells[reference.field] = says[reference.field] = id_
                    told.add(reference.field)
                    self.made.add(reference.name)
                elif reference.name == reference.field and self._is_ambiguous(reference.tables, said):
                    name = f"+{_heading(layout, reference.field)}"
                    cells[name], says[name] = str(cells.pop(reference.field)), said
                    del says[reference.field]
        for name in names:
            said = says.get(name) if name not in told else None
            if isinstance(said, str) and (id_ := self._named(row.table, name, said)):
                cells[name] = says[name] = id_
            elif isinstance(said, frozenset):
                meant = frozenset(self._named(row.table, name, one) or one for one in said)
                cells[name], says[name] = (cells[name], said) if meant == said else (", ".join(sorted(meant)), meant)
        return replace(row, cells=cells, says=says)

    def _record(self, reference: Reference, said: str, origin: int) -> str:
        here = [self._here[table, said] for table in reference.tables if (table, said) in self._here]
        own = {records[origin] for records in here if origin in records}
        everywhere = {record for records in here for record in records.values()}
        for found in (own, everywhere):
            if found:
                return found.pop() if len(found) == 1 else ""
        there = {record for table in reference.tables for record in self._there(table, said)}
        return there.pop() if reference.is_trusted and len(there) == 1 else ""

    def _there(self, table: str, said: str) -> Iterable[str]:
        by_id = self._known.table(table).by_id
        return {*self.met(table, said), *([said] if said in by_id else ())}

    def _is_ambiguous(self, tables: Sequence[str], said: str) -> bool:
        """Whether a row has this id, though not certainly the one that is meant."""
        return any(said in self._known.table(table).by_id for table in tables)

    def _named(self, table: str, field: str, said: str) -> str:
        linked = [record.table.name for record in tables_linked(field_of(record_named(table), field).column)]
        if any(said in self._known.table(name).by_id for name in linked):
            return said
        named = {one.id for name in linked for one in self._known.table(name).by_label.get(fold(said), ())}
        return named.pop() if len(named) == 1 else ""


def waiting_ids(headings: Sequence[str], table: str) -> Mapping[str, tuple[str, str]]:
    """The owner's columns of a table that hold ids of rows that were not there yet: heading -> link field, table."""
    found: dict[str, tuple[str, str]] = {}
    for field in fields_of(record_named(table)):
        for record in tables_linked(field.column):
            name = record.table.name
            if name not in (table, "Team"):
                for heading in headings:
                    if heading not in found and is_id_of(heading, name):
                        found[heading] = (field.name, name)
    return found


@cache
def _link_fields(table: str) -> frozenset[str]:
    return frozenset({field.name for field in fields_of(record_named(table)) if field.column.links_to})


def _heading(layout: TabLayout, field: str) -> str:
    column = layout.column(layout.table or "", field)
    return column.heading if column else field
