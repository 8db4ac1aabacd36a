"""Whether a row to be imported is a record that is there already: certainly, probably, or not."""

from collections.abc import Sequence
from dataclasses import dataclass

from sync.importing.alike import SAME_NAME, Alike
from sync.importing.known import KnownRecord, KnownTable, contacts_of
from sync.importing.relating import is_long
from sync.importing.source import Said, SourceRow
from translations import N_
from validation.folding import fold
from validation.kinds import CODES, Kind
from validation.matching.matches import Band, Match
from validation.matching.names import similarity
from validation.record import fields_of
from validation.tables import record_named
from validation.values_seen import has_letters

SHARES_CONTACT = N_("It has the phone or e-mail of {name}.")
SHARES_NAME = N_("It has the name of {name}.")
RESEMBLES = N_("It may be {name}: {reasons}.")


@dataclass(frozen=True)
class Found:
    """A record that is the row's, or probably is (`why`, a message, and the evidence where the rows were compared)."""

    record: KnownRecord
    why: str = ""
    match: Match | None = None


def find(
    row: SourceRow, label: str, known: KnownTable, *, met: Sequence[str], origin: int, used: set[str], alike: Alike
) -> Found | None:
    """The record of a row.

    `met` are records that its id became in earlier imports. `used` holds the events that rows above have met already;
    each stands for one. `alike` is asked where nothing simpler decides.
    """
    for id_ in dict.fromkeys((row.id, *met)):
        record = known.by_id.get(id_) if id_ else None
        if record and _agrees(row, label, record, known):
            return Found(record)
    if known.is_event:
        return _event(row, known, origin, used)
    if {"phones", "emails"} & record_named(row.table).model_fields.keys():
        return _person(row, label, known, alike)
    return _by_label(row, label, known)


def is_contained(row: SourceRow, record: KnownRecord) -> bool:
    """Whether the record says all that the row says."""
    return all(covers(record.says.get(name), said) for name, said in row.says.items())


def covers(there: Said | None, said: Said) -> bool:
    """Whether what is there says it already: the same, or all of several values."""
    if isinstance(said, frozenset):
        return isinstance(there, frozenset) and said <= there
    return there == said


def _agrees(row: SourceRow, label: str, record: KnownRecord, known: KnownTable) -> bool:
    """Whether a record with the row's id is its record, and not one of another program that counts from 1 as well."""
    if is_long(row.id) or (bool(label) and fold(label) == fold(record.label)):
        return True
    if known.is_event:
        return known.event_key(row.says) == known.event_key(record.says)
    if not label or not record.label:
        return True
    return similarity(label, record.label) >= SAME_NAME or bool(contacts_of(row.says) & record.contacts)


def _event(row: SourceRow, known: KnownTable, origin: int, used: set[str]) -> Found | None:
    key = known.event_key(row.says)
    if sum(map(bool, key)) < 2:
        return None
    free = [one for one in known.by_event.get(key, ()) if one.origin != origin and one.id not in used]
    exact = next((one for one in free if is_contained(row, one)), None)
    return Found(exact or free[0]) if free else None


def _person(row: SourceRow, label: str, known: KnownTable, alike: Alike) -> Found | None:
    contacts = contacts_of(row.says)
    sharing = {one.id: one for contact in sorted(contacts) for one in known.by_contact.get(contact, ())}
    namesakes = {one.id: one for one in known.by_label.get(fold(label), ())} if has_letters(label) else {}
    for one in sharing.values():
        if one.id in namesakes or not label or similarity(label, one.label) >= SAME_NAME:
            return Found(one)
    for one in namesakes.values():
        if is_contained(row, one):
            return Found(one)
    if best := alike.best(row, {**sharing, **namesakes}.values()):
        record, match = best
        return Found(record) if match.band is Band.CERTAIN else Found(record, RESEMBLES, match)
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
