"""One input a field, chosen by the kind of its cells; nothing is sent before Save."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

import streamlit as st

from records.rows import Row
from sync.workbook import CellValue
from ui.link_picker import link_picker
from ui.literal import literal
from ui.screen import Screen
from ui.words import choices_of, heading, several, value_text
from validation.column import Field
from validation.kinds import Kind

_LONGEST = 5_000


@dataclass(frozen=True)
class Asked:
    """What an input needs: the field, the cell's text as first seen, its checked value, and the widget's key."""

    screen: Screen
    field: Field
    text: str
    value: object
    key: str

    @property
    def label(self) -> str:
        """The heading, with a star where it is needed."""
        return literal(heading(self.field, self.screen.t)) + (" \\*" if self.field.column.is_required else "")

    @property
    def help(self) -> str | None:
        """The tip of the field."""
        return literal(self.screen.t.gettext(self.field.column.help)) if self.field.column.help else None


@dataclass(frozen=True)
class Answer:
    """What a person left in an input, and whether that differs from what was there."""

    value: CellValue
    is_changed: bool


def field_input(
    screen: Screen, field: Field, row: Row | None, text: str, key: str, *, has_column: bool = True
) -> Answer:
    """Draw the input of a field. `text` is the cell's text as first seen; a new record's form begins with the default."""
    # What would need a new column begins empty: only a person's own word is worth one.
    default = _default(screen, field) if has_column else None
    value = row.values.get(field.name) if row else default
    asked = Asked(screen, field, text, value, key)
    is_as_typed = bool(text) and value in (None, "", ())
    return _text(asked) if is_as_typed else _INPUTS.get(field.kind, _text)(asked)


def computed_input(screen: Screen, field: Field, row: Row | None, key: str) -> None:
    """Draw a field that the sheet works out by a formula: to be read, not changed."""
    text = value_text(row, field, screen) if row else ""
    st.text_input(literal(heading(field, screen.t)), text, key=key, disabled=True)
    st.caption(screen.t.gettext("A formula in the sheet works this out."))


def _default(screen: Screen, field: Field) -> object:
    wanted = field.column.default
    if wanted in _CLOCKS:
        return _CLOCKS[wanted]()
    if field.kind is not Kind.CHOICE or wanted is None:
        return wanted
    choices = choices_of(field, screen.snapshot.business)
    return next((c.value for c in choices if wanted in (c.kind, c.value)), None)


def _text(asked: Asked) -> Answer:
    typed = st.text_input(
        asked.label, asked.text, key=asked.key, help=asked.help, placeholder=_example(asked), on_change="ignore",
        max_chars=_LONGEST,
    )  # fmt: skip
    return _answer(asked, (typed or "").strip())


def _long_text(asked: Asked) -> Answer:
    typed = st.text_area(asked.label, asked.text, key=asked.key, help=asked.help, on_change="ignore", height=80)
    return _answer(asked, (typed or "").strip())


def _answer(asked: Asked, typed: str) -> Answer:
    return Answer(typed or None, typed != asked.text.strip())


def _example(asked: Asked) -> str | None:
    return asked.screen.t.gettext(asked.field.column.example) if asked.field.column.example else None


def _date(asked: Asked) -> Answer:
    was = asked.value if isinstance(asked.value, date) else None
    day = st.date_input(
        asked.label, was, key=asked.key, help=asked.help, format="DD/MM/YYYY", on_change="ignore",
        min_value=date(1900, 1, 1), max_value=date(2200, 12, 31),
    )  # fmt: skip
    return Answer(day, day != was or _is_new(asked, day))


def _moment(asked: Asked) -> Answer:
    was = asked.value if isinstance(asked.value, datetime) else None
    at = st.datetime_input(asked.label, was, key=asked.key, help=asked.help, format="DD/MM/YYYY", on_change="ignore")
    return Answer(at, at != was or _is_new(asked, at))


def _yes_no(asked: Asked) -> Answer:
    words = {None: "", True: asked.screen.t.gettext("Yes"), False: asked.screen.t.gettext("No")}
    was = asked.value if isinstance(asked.value, bool) else None
    options: Sequence[bool | None] = (None, True, False)
    value = st.selectbox(
        asked.label, options, options.index(was), key=asked.key, help=asked.help, format_func=lambda v: words[v],
        on_change="ignore",
    )  # fmt: skip
    return Answer(value, value != was or _is_new(asked, value))


def _choice(asked: Asked) -> Answer:
    labels = _choice_labels(asked)
    was = str(asked.value) if asked.value else None
    options = list(dict.fromkeys((*labels, *([was] if was else []))))
    value = st.selectbox(
        asked.label, options, options.index(was) if was else None, key=asked.key, help=asked.help, on_change="ignore",
        format_func=lambda v: labels.get(v, v), accept_new_options=True, placeholder=asked.screen.t.gettext("Choose or type"),
    )  # fmt: skip
    return Answer(value, value != was or _is_new(asked, value))


def _choices(asked: Asked) -> Answer:
    labels, was = _choice_labels(asked), several(asked.value)
    value = st.multiselect(
        asked.label, list(dict.fromkeys((*labels, *was))), list(was), key=asked.key, help=asked.help, on_change="ignore",
        format_func=lambda v: labels.get(v, v), accept_new_options=True, placeholder=asked.screen.t.gettext("Choose or type"),
        select_all=False,
    )  # fmt: skip
    return Answer(", ".join(value) or None, tuple(value) != was)


def _choice_labels(asked: Asked) -> dict[str, str]:
    choices = choices_of(asked.field, asked.screen.snapshot.business)
    return {c.value: asked.screen.t.gettext(c.label) if c.label else c.value for c in choices if c.is_active}


def _link(asked: Asked) -> Answer:
    chosen = link_picker(asked.screen, asked.field, several(asked.value), asked.label, asked.help, asked.key)
    return Answer(", ".join(chosen) or None, chosen != several(asked.value))


def _is_new(asked: Asked, value: object) -> bool:
    """Whether a value that the form began with has yet to be written: a new record's default."""
    return value is not None and not asked.text


_CLOCKS: Mapping[object, Callable[[], date]] = {
    "now": lambda: datetime.now().replace(second=0, microsecond=0),
    "today": date.today,
}
_INPUTS: Mapping[Kind, Callable[[Asked], Answer]] = {
    Kind.LONG_TEXT: _long_text,
    Kind.DATE: _date,
    Kind.MOMENT: _moment,
    Kind.YES_NO: _yes_no,
    Kind.CHOICE: _choice,
    Kind.CHOICES: _choices,
    Kind.TAGS: _choices,
    Kind.LINK: _link,
    Kind.LINKS: _link,
}
