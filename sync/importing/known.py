"""The records that an import may meet: those of the workbook, and those planned above."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType

from records.columns import name_list, quoted
from records.snapshot import Snapshot
from records.stored import texts_from_json
from sync.importing.source import Said, said_by
from validation.folding import fold
from validation.kinds import Kind
from validation.record import fields_of
from validation.tables import record_named

WORKBOOK = -1
"""The origin of records that the workbook has; of planned ones it is the number of their file."""
CONTACTS = ("phones", "emails")
_NOTHING: Mapping[str, Said | None] = MappingProxyType({})
_KEY_KINDS = frozenset({Kind.MONEY, Kind.NUMBER, Kind.INTEGER})


@dataclass(slots=True)
class KnownRecord:
    """A record: `id` addresses it, `has_id` is whether an edit can reach it.

    There may be a million: mappings are shared with the rows they come from, and replaced where something is learnt.
    """

    id: str
    label: str
    says: Mapping[str, Said]
    origin: int = WORKBOOK
    has_id: bool = True
    spoken_of: frozenset[str] = frozenset()
    """The fields of which a row of this import has said something."""
    before: Mapping[str, Said | None] = field(default_factory=lambda: _NOTHING)
    """What the workbook says of the fields that this import changes."""

    @property
    def contacts(self) -> frozenset[str]:
        """Its phones and e-mails."""
        return contacts_of(self.says)

    def is_changed(self, name: str) -> bool:
        """Whether a field says something else in the end than the workbook does now."""
        return self.says.get(name) != self.before.get(name)


def contacts_of(says: Mapping[str, Said]) -> frozenset[str]:
    """The phones and e-mails among what is said."""
    return frozenset([one for name in CONTACTS for one in says.get(name, ()) if one[:1] == "+" or "@" in one])


@dataclass
class KnownTable:
    """The records of one table, found by id, by label and by phone or e-mail."""

    table: str
    by_id: dict[str, KnownRecord] = field(default_factory=dict)
    by_label: dict[str, list[KnownRecord]] = field(default_factory=lambda: defaultdict(list))
    by_contact: dict[str, list[KnownRecord]] = field(default_factory=lambda: defaultdict(list))
    by_event: dict[tuple[str, ...], list[KnownRecord]] = field(default_factory=lambda: defaultdict(list))

    def add(self, record: KnownRecord) -> None:
        """One more."""
        self.by_id.setdefault(record.id, record)
        if record.label:
            self.by_label[fold(record.label)].append(record)
        for contact in record.contacts:
            self.by_contact[contact].append(record)
        if self.is_event:
            self.by_event[self.event_key(record.says)].append(record)

    def learn(self, record: KnownRecord, says: Mapping[str, Said]) -> None:
        """What a row adds to a record is known to the rows below."""
        for contact in contacts_of(says) - record.contacts:
            self.by_contact[contact].append(record)
        record.before = {name: record.says.get(name) for name in says} | dict(record.before)
        record.says = {**record.says, **says}

    def event_key(self, says: Mapping[str, Said]) -> tuple[str, ...]:
        """When, who and how much: by what two records of one event are told to be the same."""
        return tuple(str(says.get(name, "")) for name in self._key_fields)

    @cached_property
    def is_event(self) -> bool:
        """Whether its rows are things that happened, or parts of some: two that say the same are two."""
        return bool(record_named(self.table).table.happened or self._whole)

    @cached_property
    def _whole(self) -> Sequence[str]:
        """The links without which a row is nothing: the bill that a line is of."""
        found = fields_of(record_named(self.table))
        return [field.name for field in found if field.column.is_required and field.column.links_to]

    @cached_property
    def _key_fields(self) -> Sequence[str]:
        table, fields = record_named(self.table).table, record_named(self.table).model_fields
        named = [table.happened, *table.parties, table.label, *self._whole]
        amounts = [f.name for f in fields_of(record_named(self.table)) if f.kind in _KEY_KINDS]
        return [name for name in dict.fromkeys((*named, *amounts)) if name in fields]


class Known:
    """All tables, each read from the snapshot when it is first asked for."""

    def __init__(self, snapshot: Snapshot | None) -> None:
        self._snapshot = snapshot
        self._tables: dict[str, KnownTable] = {}

    def table(self, name: str) -> KnownTable:
        """The records of a table."""
        if name not in self._tables:
            known = self._tables[name] = KnownTable(name)
            for record in self._in_workbook(name):
                known.add(record)
        return self._tables[name]

    def custom_headings(self, table: str) -> Sequence[str]:
        """The headings of the owner's own columns that the workbook has for the table."""
        found = self._snapshot.fields(table) if self._snapshot else ()
        return [one.heading for one in found if one.is_custom]

    def is_empty(self, table: str) -> bool:
        """Whether the workbook has no row of the table."""
        key = quoted(record_named(table).table.key)
        return self._snapshot is None or not self._snapshot.cursor().execute(f"SELECT 1 FROM {key} LIMIT 1").fetchone()

    def _in_workbook(self, table: str) -> Iterable[KnownRecord]:
        if self._snapshot is None:
            return
        fields = self._snapshot.fields(table)
        names = name_list(["_key", "_label", "_typed", "id", *(f.name for f in fields if f.name != "id")])
        kinds = {f.name: f.kind for f in fields if f.name != "id"}
        found = self._snapshot.cursor().execute(f"SELECT {names} FROM {quoted(record_named(table).table.key)}")
        while some := found.fetchmany(5_000):
            for key, label, typed, id_, *values in some:
                texts = texts_from_json(typed)
                said = {
                    name: text
                    for (name, kind), value in zip(kinds.items(), values, strict=True)
                    if (text := said_by(kind, value, texts.get(name, "")))
                }
                yield KnownRecord(key, label or "", said, has_id=id_ == key)
