"""Headings and values as a person reads them on a page."""

from collections.abc import Iterable, Sequence

from records.rows import Row
from records.shown import shown
from translations import Translator
from ui.screen import Screen
from validation import lists
from validation.business import Business, Choice
from validation.column import Field
from validation.kinds import NUMERIC, Kind
from validation.tables import record_named, tables_linked

LINKS = frozenset({Kind.LINK, Kind.LINKS})


def heading(field: Field, t: Translator) -> str:
    """A field's heading; the owner's own stay as they are."""
    return field.heading if field.is_custom else t.gettext(field.heading)


def value_text(row: Row, field: Field, screen: Screen) -> str:
    """What a row holds in a field, for reading: links by name, choices by label, what was not understood as typed."""
    if field.name in row.typed and row.values.get(field.name) in (None, "", ()):
        return row.typed[field.name]
    if field.kind in LINKS:
        named = dict(row.links.get(field.name, ()))
        return ", ".join(named.get(key, key) for key in several(row.values.get(field.name)))
    value = row.values.get(field.name)
    if field.kind in (Kind.CHOICE, Kind.CHOICES):
        return ", ".join(choice_label(one, field, screen) for one in several(value))
    return shown(value, field.kind, screen.t, screen.currency)


def row_in_words(row: Row, screen: Screen, without: Sequence[str] = ()) -> str:
    """A row in one line: its listed fields, but for its day and for links to the tables named."""
    table = record_named(row.table).table
    listed = [
        field for field in screen.snapshot.fields(row.table) if field.column.is_listed and field.name != table.happened
    ]
    wanted = [f for f in listed if not any(record.table.name in without for record in tables_linked(f.column))]
    texts = [_named(row, field, screen) for field in wanted if field.name in row.values]
    return " · ".join(filter(None, texts)) or row.label


def _named(row: Row, field: Field, screen: Screen) -> str:
    """A value as it stands alone: of a number one must hear what it counts."""
    text = value_text(row, field, screen)
    return f"{heading(field, screen.t)} {text}" if text and field.kind in NUMERIC else text


def several(value: object) -> tuple[str, ...]:
    """A value that may be one, several or none, as several texts."""
    if value is None or value == "":
        return ()
    return tuple(map(str, value)) if isinstance(value, (list, tuple)) else (str(value),)


def choice_label(value: str, field: Field, screen: Screen) -> str:
    """What people read for a value of a list."""
    label = next((c.label for c in choices_of(field, screen.snapshot.business) if c.value == value), "")
    return screen.t.gettext(label) if label else value


def choices_of(field: Field, business: Business) -> Sequence[Choice]:
    """The words that are offered for a choice field, in their order."""
    return lists.choices_of(business, field.column.list_name)


def by_name(fields: Iterable[Field]) -> dict[str, Field]:
    """Fields by their names."""
    return {field.name: field for field in fields}
