"""Whether a row to be imported is a record that is there already: certainly, probably, or not."""

from dataclasses import dataclass

from sync.importing.known import KnownRecord, KnownTable
from sync.importing.source import Said, SourceRow
from translations import N_
from validation.folding import fold
from validation.kinds import CODES, Kind
from validation.matching.names import similarity
from validation.record import fields_of
from validation.tables import record_named
from validation.values_seen import has_letters

SAME_NAME = 0.9
_LONG_ID = 6
"""An id of so many letters is no running number of some other program."""
SHARES_CONTACT = N_("It has the phone or e-mail of {name}.")
SHARES_NAME = N_("It has the name of {name}.")


@dataclass(frozen=True)
class Found:
    """A record that is the row's, or probably is (`why`, a message)."""

    record: KnownRecord
    why: str = ""


def find(row: SourceRow, label: str, known: KnownTable, *, origin: int, used: set[str]) -> Found | None:
    """The record of a row. `used` holds the events that rows above have met already; each stands for one."""
    by_id = known.by_id.get(row.id) if row.id else None
    if by_id and _agrees(row, label, by_id, known):
        return Found(by_id)
    if known.is_event:
        return _event(row, known, origin, used)
    if {"phones", "emails"} & record_named(row.table).model_fields.keys():
        return _person(row, label, known)
    return _by_label(row, label, known)


def is_contained(row: SourceRow, record: KnownRecord) -> bool:
    """Whether the record says all that the row says."""
    return all(_covers(record.says.get(name), said) for name, said in row.says.items())


def _covers(there: Said | None, said: Said) -> bool:
    if isinstance(said, frozenset):
        return isinstance(there, frozenset) and said <= there
    return there == said


def _agrees(row: SourceRow, label: str, record: KnownRecord, known: KnownTable) -> bool:
    """Whether a record with the row's id is its record, and not one of another program that counts from 1 as well."""
    if known.is_event:
        return len(row.id) >= _LONG_ID or known.event_key(row.says) == known.event_key(record.says)
    if not label or not record.label:
        return True
    return similarity(label, record.label) >= SAME_NAME or bool(_contacts(row) & record.contacts)


def _contacts(row: SourceRow) -> frozenset[str]:
    return KnownRecord("", "", row.says).contacts


def _event(row: SourceRow, known: KnownTable, origin: int, used: set[str]) -> Found | None:
    key = known.event_key(row.says)
    if sum(map(bool, key)) < 2:
        return None
    free = [one for one in known.by_event.get(key, ()) if one.origin != origin and one.id not in used]
    exact = next((one for one in free if is_contained(row, one)), None)
    return Found(exact or free[0]) if free else None


def _person(row: SourceRow, label: str, known: KnownTable) -> Found | None:
    contacts = _contacts(row)
    sharing = {one.id: one for contact in contacts for one in known.by_contact.get(contact, ())}
    namesakes = {one.id: one for one in known.by_label.get(fold(label), ())} if has_letters(label) else {}
    for one in sharing.values():
        if one.id in namesakes or not label or similarity(label, one.label) >= SAME_NAME:
            return Found(one)
    for one in namesakes.values():
        if is_contained(row, one):
            return Found(one)
    if sharing:
        return Found(next(iter(sharing.values())), SHARES_CONTACT)
    probable = (one for one in namesakes.values() if not contacts or not one.contacts or _is_of_one_place(row, one))
    return next((Found(one, SHARES_NAME) for one in probable), None)


def _is_of_one_place(row: SourceRow, record: KnownRecord) -> bool:
    return any(name in row.says and row.says[name] == record.says.get(name) for name in ("address", "postal_code"))


def _by_label(row: SourceRow, label: str, known: KnownTable) -> Found | None:
    alike = (one for one in known.by_label.get(fold(label), ()) if not _is_another(row, one))
    return next((Found(one) for one in alike), None)


def _is_another(row: SourceRow, record: KnownRecord) -> bool:
    """Whether a code or a link tells them apart."""
    telling = [f.name for f in fields_of(record_named(row.table)) if f.kind in CODES or f.kind is Kind.LINK]
    return any(
        name in row.says and record.says.get(name) not in (None, row.says[name]) for name in telling if name != "owner"
    )
