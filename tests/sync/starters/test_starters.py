"""A workbook for a trade: everything in it is understood, in each language, and records land in it."""

from dataclasses import dataclass
from itertools import cycle
from pathlib import Path

import pytest

from sync.current import reading
from sync.edits import add_record
from sync.place import Place
from sync.prepare import create_with
from sync.pull import pull
from sync.push import push
from sync.starters import Starter, starters, tabs_of
from sync.starters.declared import OwnColumn
from translations import LANGUAGES, Language
from validation.kinds import Kind
from validation.layout import TabLayout
from validation.lists import choices_of

EVERY_ONE = [(starter, language) for starter in starters() for language in LANGUAGES]


@dataclass(frozen=True)
class Begun:
    """A trade's workbook, made and read once."""

    starter: Starter
    language: Language
    place: Place


@pytest.fixture(scope="module", params=EVERY_ONE, ids=lambda one: f"{one[0].key}-{one[1]}")
def begun(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Begun:
    """One trade after the other, in each language."""
    return begin(*request.param, tmp_path_factory.mktemp("begun"))


def begin(starter: Starter, language: Language, folder: Path) -> Begun:
    """The trade's workbook, made and read once."""
    place = Place(str(folder / "new.xlsx"), folder / "state")
    assert create_with(place, tabs_of(starter, language))
    pull(place)
    return Begun(starter, language, place)


def test_every_tab_heading_and_word_is_understood_as_it_was_meant(begun: Begun) -> None:
    starter, language = begun.starter, begun.language

    with reading(begun.place) as snapshot:
        understood = {tab.tab: (tab.table, fields_by_heading(tab.layout)) for tab in snapshot.tabs()}
        problems = snapshot.problems()

    assert problems == ()
    assert {name: understood[name] for name, *_ in meant(starter, language)} == {
        name: (table, fields) for name, table, fields in meant(starter, language)
    }
    assert {table for table, _ in understood.values()} >= {"Lists"}


def test_lists_offer_the_trades_words(begun: Begun) -> None:
    starter, language = begun.starter, begun.language

    with reading(begun.place) as snapshot:
        offered = {name: choices_of(snapshot.business, name) for name in starter.lists}

    assert {name: [(choice.value, choice.kind) for choice in choices] for name, choices in offered.items()} == {
        name: [(one.word.said(language), one.kind) for one in words] for name, words in starter.lists.items()
    }


@pytest.mark.parametrize(("starter", "language"), list(zip(starters(), cycle(LANGUAGES), strict=False)))
def test_a_new_record_goes_into_the_trades_own_tab(starter: Starter, language: Language, tmp_path: Path) -> None:
    place = begin(starter, language, tmp_path).place
    people, own = starter.tabs[0], starter.tabs[0].own
    custom = {f"+{own[0].heading.said(language)}": worth(own[0], language)} if own else {}

    saved = add_record(place, people.record.table.name, {"name": "Ramesh", "phones": "9876543210", **custom})
    push(place)
    pull(place)

    with reading(place) as snapshot:
        row = snapshot.row(people.record.table.key, saved.id)
        assert row is not None
        assert (row.tab, row.label, snapshot.problems()) == (people.name.said(language), "Ramesh", ())
        assert not custom or row.text(next(iter(custom)))


def meant(starter: Starter, language: Language) -> list[tuple[str, str, dict[str, str]]]:
    """What the starter declares of each tab: its name, its table, and the field of each heading."""
    made = tabs_of(starter, language)
    return [
        (
            made_tab.name,
            tab.record.table.name,
            dict(
                zip(
                    (column.heading for column in made_tab.columns),
                    (*tab.columns, *(f"{one.heading.said(language)}:{one.kind}" for one in tab.own), "id"),
                    strict=True,
                )
            ),
        )
        for tab, made_tab in zip(starter.tabs, made, strict=False)
    ]


def fields_by_heading(layout: TabLayout) -> dict[str, str]:
    """What each heading was understood as; an own column's kind stands beside it."""
    return {
        column.heading: f"{column.field}:{column.kind}" if column.is_custom else column.field
        for column in layout.columns
    }


def worth(own: OwnColumn, language: Language) -> str:
    """Something that may stand in a column."""
    texts = {Kind.YES_NO: "yes", Kind.MONEY: "500", Kind.DATE: "5 Mar 2026", Kind.PHONES: "9876501234"}
    return own.choices[0].said(language) if own.choices else texts.get(own.kind, "some words")
