"""The tabs of a starter in a language, ready to be made: its own, the words of its lists, and what its own columns hold."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sync.ids import new_id
from sync.prepare import NOT_THE_OWNERS, NUMBER_FORMATS, new_column
from sync.starters.declared import ListWord, OwnColumn, Starter, StarterTab, Words
from sync.workbook import CellValue, NewColumn, NewTab
from translations import Language, translator
from validation.business import Business
from validation.kinds import CODES
from validation.lists import BUILT_IN
from validation.record import Record, field_of, fields_of
from validation.tables.settings import FieldDeclaration, ListValue


def tabs_of(starter: Starter, language: Language) -> tuple[NewTab, ...]:
    """The starter's tabs first, then Lists and Fields; the Fields tab only where there are columns of their own."""
    tabs = tuple(_tab(tab, starter, language) for tab in starter.tabs)
    named = dict.fromkeys(column.list_name for tab in tabs for column in tab.columns if column.list_name)
    lists = [row for name in named if name not in NOT_THE_OWNERS for row in _list_rows(name, starter, language)]
    fields = [_field_row(tab, own, language) for tab in starter.tabs for own in tab.own]
    steering = (_steering(ListValue, lists, language), _steering(FieldDeclaration, fields, language))
    wanted = (*tabs, *(tab for tab in steering if tab.rows))
    return tuple(replace(tab, is_right_to_left=language == "ur") for tab in wanted)


def _tab(tab: StarterTab, starter: Starter, language: Language) -> NewTab:
    known = [_column(tab, name, starter, language) for name in ("id", *tab.columns)]
    own = [_own_column(column, language) for column in tab.own]
    # The ID is Bahi's, not the owner's: it stands behind what people fill in.
    return NewTab(tab.name.said(language), (*known[1:], *own, known[0]))


def _column(tab: StarterTab, name: str, starter: Starter, language: Language) -> NewColumn:
    column = new_column(field_of(tab.record, name), Business(), language=language)
    if suggested := tab.suggested.get(name):
        return replace(column, choices=_said(suggested, language))
    return replace(column, choices=_said([one.word for one in _words_of(column.list_name, starter)], language))


def _own_column(own: OwnColumn, language: Language) -> NewColumn:
    number_format = "@" if own.kind in CODES else NUMBER_FORMATS.get(own.kind, "")
    return NewColumn(own.heading.said(language), number_format=number_format, choices=_said(own.choices, language))


def _words_of(name: str, starter: Starter) -> Sequence[ListWord]:
    """The words of a list: the trade's, else the built-in ones."""
    return starter.lists.get(name) or tuple(_built_in(name))


def _built_in(name: str) -> Iterator[ListWord]:
    for choice in BUILT_IN.get(name, ()):
        # A built-in word's first two spellings are its Hindi and its Urdu one.
        hindi, urdu = choice.aliases[:2]
        yield ListWord(Words(choice.value, hindi, urdu), choice.kind, choice.probability)


def _list_rows(name: str, starter: Starter, language: Language) -> Iterator[tuple[CellValue, ...]]:
    for one in _words_of(name, starter):
        said: dict[str, CellValue] = {
            "id": new_id(),
            "list_name": name,
            "value": one.word.said(language),
            "label_en": one.word.en if _is_built_in(name, one.word) and language != "en" else None,
            "label_hi": one.word.hi,
            "label_ur": one.word.ur,
            "kind": one.kind or None,
            "probability": one.chance,
        }
        yield tuple(said.get(field.name) for field in fields_of(ListValue))


def _is_built_in(name: str, word: Words) -> bool:
    """Whether screens know the word in every language; any other is shown as the sheet has it."""
    return any(choice.value == word.en for choice in BUILT_IN.get(name, ()))


def _field_row(tab: StarterTab, own: OwnColumn, language: Language) -> tuple[CellValue, ...]:
    kinds = {one.kind: one.word.said(language) for one in _built_in("Field kinds")}
    said: dict[str, CellValue] = {
        "id": new_id(),
        "tab": tab.name.said(language),
        "heading": own.heading.said(language),
        "kind": kinds[own.kind],
        "choices": ", ".join(_said(own.choices, language)) or None,
        "is_personal": True if own.is_personal else None,
    }
    return tuple(said.get(field.name) for field in fields_of(FieldDeclaration))


def _steering(record: type[Record], rows: Sequence[tuple[CellValue, ...]], language: Language) -> NewTab:
    """A tab of settings with only the columns that say something; an owner who needs another adds it by its heading."""
    fields = fields_of(record)
    used = [index for index in range(1, len(fields)) if any(row[index] is not None for row in rows)]
    kept = (*used, 0)
    columns = tuple(new_column(fields[index], Business(), language=language) for index in kept)
    title = record.table.name if language == "en" else translator(language).gettext(record.table.title)
    return NewTab(title, columns, tuple(tuple(row[index] for index in kept) for row in rows))


def _said(words: Sequence[Words], language: Language) -> tuple[str, ...]:
    return tuple(word.said(language) for word in words)
