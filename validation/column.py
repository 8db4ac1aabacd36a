"""What a field's type cannot say: heading, aliases, help, and how screens, filters and matching treat it."""

from dataclasses import dataclass
from typing import Any

from validation.kinds import Kind


@dataclass(frozen=True, kw_only=True)
class Column:
    """The mark on a record's field, inside `Annotated`. Everything about the field elsewhere is derived from it.

    Texts are English messages marked with `N_`; Hindi and Urdu come from the catalogues, and each of the three is accepted as the
    column's heading, as are `aliases` in any language and script (compared folded, see `validation.headings`).
    """

    heading: str
    kind: Kind
    help: str = ""
    """One line for the note in the sheet and the tip in the form."""
    example: str = ""
    aliases: tuple[str, ...] = ()
    list_name: str = ""
    """The list in the Lists tab that CHOICE and CHOICES take their values from."""
    links_to: str = ""
    """The table, by name, that LINK and LINKS point to."""
    is_required: bool = False
    is_first: bool = False
    """One of the few fields that a new record's form shows unfolded."""
    is_listed: bool = False
    """Shown as a column of lists unless the person chooses otherwise."""
    is_facet: bool = False
    """Offered in the filter bar as a choice of its values."""
    is_searched: bool = False
    is_personal: bool = False
    is_app_owned: bool = False
    """Written by Bahi; protected by a warning in the sheet."""
    default: Any = None
    """What a new record's form begins with; for CHOICE the kind of list value (`open`, `done`) or the value itself."""


@dataclass(frozen=True)
class Field:
    """A column of a table under its field name, or a custom field under its heading: what every screen iterates over."""

    name: str
    column: Column
    is_custom: bool = False

    @property
    def kind(self) -> Kind:
        """The kind of its cells."""
        return self.column.kind

    @property
    def heading(self) -> str:
        """The heading as a message to translate; a custom field's is the owner's own and stays."""
        return self.column.heading
