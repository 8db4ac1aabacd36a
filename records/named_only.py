"""Customers who are named in sales, payments or complaints, and stand in no list of customers."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from dataclasses import field as new

from records.columns import quoted
from records.snapshot import Snapshot
from validation.cells import reader_of
from validation.column import Column, Field
from validation.folding import fold
from validation.kinds import Kind
from validation.recognition import word_for
from validation.record import Record, field_of
from validation.tables import TABLES, Contact, Organisation, tables_linked
from validation.values_seen import has_letters

_LONGEST = 80
_ID = re.compile(r"(?=\S*\d)\S+")
_NOBODY = frozenset(
    fold(word)
    for line in (
        "cash sale sales customer party client counter walk in walkin unknown na n a nil none no name self misc other others total",
        "नकद बिक्री ग्राहक पार्टी काउंटर अज्ञात कुल अन्य نقد فروخت گاہک پارٹی کاؤنٹر نامعلوم کل دیگر",
    )
    for word in line.split()
)
"""Words of which a shop makes names for whom it does not know: "Cash customer", "Walk-in"."""


@dataclass
class NamedOnly:
    """A name that rows point to: the phones that stand beside it, and how many rows of each tab have it."""

    name: str
    phones: frozenset[str] = frozenset()
    rows: dict[str, int] = new(default_factory=dict)

    @property
    def phone(self) -> str:
        """The phone that stands beside the name; of several nobody knows whose they are."""
        return next(iter(self.phones)) if len(self.phones) == 1 else ""


def named_only(snapshot: Snapshot) -> tuple[NamedOnly, ...]:
    """Every name that means no customer, those of most rows first. What looks like an id, or is called "Cash", is none."""
    found: tuple[NamedOnly, ...] = snapshot.once("named only", lambda: _named_only(snapshot))
    return found


def _named_only(snapshot: Snapshot) -> tuple[NamedOnly, ...]:
    found: dict[str, NamedOnly] = {}
    for record in TABLES:
        for one in _fields(record):
            for name, tab, rows, phones in _names(snapshot, record, one):
                known = found.setdefault(fold(name), NamedOnly(name))
                known.rows[tab] = known.rows.get(tab, 0) + rows
                known.phones |= phones
    called = _called(snapshot, found)
    new = [one for key, one in found.items() if key not in called]
    return tuple(sorted(new, key=lambda one: (-sum(one.rows.values()), one.name)))


def _fields(record: type[Record]) -> Iterator[str]:
    """The links of a table to whom its rows are about; those of customers to each other are no such."""
    if record not in (Contact, Organisation):
        for name in record.table.parties:
            if (one := field_of(record, name)).kind is Kind.LINK and Contact in tables_linked(one.column):
                yield name


def _names(snapshot: Snapshot, record: type[Record], name: str) -> Iterator[tuple[str, str, int, set[str]]]:
    key, column = quoted(record.table.key), quoted(name)
    beside = [quoted(f.name) for f in snapshot.fields(record.table.name) if f.is_custom and _is_of_phones(f)]
    texts = ", ".join(f"{one}::VARCHAR" for one in beside)
    sql = f"""
    SELECT {column}, _tab, count(*), {f"list_distinct(flatten(list([{texts}])))" if beside else "[]"} FROM {key} t
    WHERE {column} IS NOT NULL AND NOT _derived
        AND NOT EXISTS (SELECT 1 FROM contacts WHERE _key = {column})
        AND NOT EXISTS (SELECT 1 FROM organisations WHERE _key = {column})
    GROUP BY 1, 2 ORDER BY 1, 2
    """
    read = reader_of(Column(heading="", kind=Kind.PHONES), snapshot.business)
    for text, tab, rows, typed in snapshot.cursor().execute(sql).fetchall():
        if _may_be_somebody(text):
            yield " ".join(text.split()), tab, rows, {phone for one in typed if one for phone in read(one).value}


def _is_of_phones(field: Field) -> bool:
    word = word_for(Contact, field.heading)
    return word is not None and word.field == "phones"


def _may_be_somebody(text: str) -> bool:
    words = filter(None, re.split(r"[\s\-_/.,()]+", fold(text)))
    return has_letters(text) and len(text) <= _LONGEST and not _ID.fullmatch(text) and not _NOBODY.issuperset(words)


def _called(snapshot: Snapshot, names: Mapping[str, NamedOnly]) -> frozenset[str]:
    """Those of the folded names that some customer has: of two, nobody knows who is meant."""
    labels = snapshot.cursor().execute("SELECT _label FROM contacts UNION ALL SELECT _label FROM organisations")
    found: set[str] = set()
    while names and (some := labels.fetchmany(10_000)):
        found |= {key for (label,) in some if label and (key := fold(label)) in names}
    return frozenset(found)
