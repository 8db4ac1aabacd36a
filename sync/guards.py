"""Signs that a sheet was damaged rather than edited: each stops the pull and asks, and the last snapshot stays."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from records.addresses import filled, heading_of
from records.snapshot import Snapshot
from translations import N_
from translations.told import Told
from validation.business import Business
from validation.feeds import feeds_of
from validation.layout import TabLayout
from validation.sheet import RawTab

MASS_DELETION_SHARE, MASS_DELETION_ROWS = 0.20, 20


class Guard(Told):
    """A pull was stopped. `names` may be accepted: `pull --accept NAME`, or the button in the app."""

    @property
    def name(self) -> str:
        """The word by which the guard is accepted."""
        return type(self).__name__


class WorkbookChanged(Guard):
    """The state folder belongs to another workbook."""


class TabMissing(Guard):
    """A tab that was read before is gone."""


class HeadingMissing(Guard):
    """A column that held values has lost its heading or is gone."""


class TabEmptied(Guard):
    """A tab that had rows has none."""


class MassDeletion(Guard):
    """More than a fifth of a tab's rows, and more than 20, are gone at once."""


class NothingRecognised(Guard):
    """No tab of the workbook is one that Bahi understands."""


@dataclass(frozen=True)
class TabAtHand:
    """A tab at one reading: its table, how many rows stand below its headings, and its headings by field."""

    table: str
    rows: int
    headings: Mapping[str, str]


def tabs_now(tabs: Sequence[RawTab], layouts: Sequence[TabLayout], business: Business) -> dict[str, TabAtHand]:
    """The recognised tabs as they have just been read."""
    rows = {tab.name: len(tab.rows) - layout.header_row for tab, layout in zip(tabs, layouts, strict=True)}
    return {
        tab: TabAtHand(feeds[0].table if feeds else "", rows[tab], {feed.name: feed.placed.heading for feed in feeds})
        for tab, feeds in feeds_of(layouts, business).items()
    }


def tabs_before(snapshot: Snapshot) -> dict[str, TabAtHand]:
    """The recognised tabs as the last snapshot has them, with the columns that hold anything."""
    tabs: dict[str, TabAtHand] = {}
    for state in snapshot.states():
        names = [field.name for field in snapshot.fields(state.table.name) if field.name != "id"]
        for tab, rows, held in filled(snapshot, state.table.name, names):
            # What a register's rows only tell has no column of its own that could be missed.
            used = {
                name: heading
                for name, count in zip(names, held, strict=True)
                if count and (heading := heading_of(snapshot, state.table.name, name, tab))
            }
            was = tabs.get(tab)
            tabs[tab] = TabAtHand(state.table.name, rows, (dict(was.headings) if was else {}) | used)
    return tabs


def check_tabs(now: Mapping[str, TabAtHand], before: Mapping[str, TabAtHand], accept: Iterable[str]) -> None:
    """Compare the tabs found with those known. Raises the first guard that is not accepted."""
    if not now:
        nothing = N_("No tab of this workbook looks like a list of customers, sales or anything else Bahi knows.")
        _stop(NothingRecognised(nothing), accept)
    for tab, was in before.items():
        if was.rows <= 0:
            continue
        if tab in now:
            _check_tab(tab, now[tab], was, accept)
        elif not _is_renamed(was, now, before):
            gone = N_("The {tab} tab had {rows} rows and is not there any more. Was it renamed or deleted?")
            _stop(TabMissing(gone, tab=tab, rows=was.rows), accept)


def _check_tab(tab: str, now: TabAtHand, was: TabAtHand, accept: Iterable[str]) -> None:
    if now.rows <= 0:
        emptied = N_(
            "The {tab} tab had {rows} rows and has none now. Nothing was changed here. Restore it, or confirm it is meant."
        )
        _stop(TabEmptied(emptied, tab=tab, rows=was.rows), accept)
    for field, heading in was.headings.items():
        if field not in now.headings:
            missing = N_(
                "The {tab} tab has no {heading} column any more. Was it renamed? Put the heading back, or confirm it is meant."
            )
            _stop(HeadingMissing(missing, tab=tab, heading=heading), accept)


def _is_renamed(was: TabAtHand, now: Mapping[str, TabAtHand], before: Mapping[str, TabAtHand]) -> bool:
    """Whether a tab of the same table and columns has appeared under another name."""
    fresh = [tab for name, tab in now.items() if name not in before]
    return any(tab.table == was.table and tab.headings.keys() >= was.headings.keys() for tab in fresh)


def check_gone(gone: Mapping[str, int], had: Mapping[str, int], accept: Iterable[str]) -> None:
    """Look at how many rows of each tab are gone. Raises MassDeletion unless it is accepted."""
    for tab, count in gone.items():
        if count > MASS_DELETION_ROWS and count > MASS_DELETION_SHARE * had.get(tab, 0):
            _stop(
                MassDeletion(
                    N_(
                        "{count} of {had} rows are gone from the {tab} tab. Nothing was changed here. Restore them, or confirm it is meant."
                    ),
                    count=count,
                    had=had[tab],
                    tab=tab,
                ),
                accept,
            )


def _stop(guard: Guard, accept: Iterable[str]) -> None:
    if guard.name not in accept:
        raise guard
