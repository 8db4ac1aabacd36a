"""Signs that a sheet was damaged rather than edited: each stops the pull and asks, and the last snapshot stays."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from records.addresses import filled, heading_of
from records.snapshot import Snapshot
from translations import N_
from translations.told import Told
from validation.layout import TabLayout

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
class TabBefore:
    """A tab as the last snapshot has it: its table, its rows, and the headings of columns in use, by field."""

    table: str
    rows: int
    headings: Mapping[str, str]


def tabs_before(snapshot: Snapshot) -> dict[str, TabBefore]:
    """The tabs of the last snapshot, for comparison."""
    tabs: dict[str, TabBefore] = {}
    for state in snapshot.states():
        names = [field.name for field in snapshot.fields(state.table.name) if field.name != "id"]
        for tab, rows, held in filled(snapshot, state.table.name, names):
            used = {n: f for n, f in zip(names, held, strict=True) if f}
            headings = {name: heading_of(snapshot, state.table.name, name) for name in used}
            was = tabs.get(tab)
            tabs[tab] = TabBefore(state.table.name, rows, (dict(was.headings) if was else {}) | headings)
    return tabs


def check_tabs(layouts: Sequence[TabLayout], rows: Mapping[str, int], before: Mapping[str, TabBefore], accept: Iterable[str]) -> None:
    """Compare the tabs found with those known. Raises the first guard that is not accepted."""
    known = {layout.tab: layout for layout in layouts if layout.table}
    if not known:
        _stop(NothingRecognised(N_("No tab of this workbook looks like a list of customers, sales or anything else Bahi knows.")), accept)
    for tab, was in before.items():
        if was.rows == 0:
            continue
        if tab not in known and not _moved(was, known.values(), before):
            _stop(TabMissing(N_("The {tab} tab had {rows} rows and is not there any more. Was it renamed or deleted?"), tab=tab, rows=was.rows), accept)
        elif tab in known and rows.get(tab, 0) <= 0:
            _stop(TabEmptied(N_("The {tab} tab had {rows} rows and has none now. Nothing was changed here. Restore it, or confirm it is meant."), tab=tab, rows=was.rows), accept)
        elif tab in known:
            _check_headings(known[tab], was, accept)


def _moved(was: TabBefore, now: Iterable[TabLayout], before: Mapping[str, TabBefore]) -> bool:
    """Whether a tab of the same table and headings has appeared under another name."""
    return any(layout.table == was.table and layout.tab not in before and _fields(layout) >= set(was.headings) for layout in now)


def _check_headings(layout: TabLayout, was: TabBefore, accept: Iterable[str]) -> None:
    for field, heading in was.headings.items():
        if field not in _fields(layout):
            _stop(
                HeadingMissing(
                    N_("The {tab} tab has no {heading} column any more. Was it renamed? Put the heading back, or confirm it is meant."),
                    tab=layout.tab,
                    heading=heading,
                ),
                accept,
            )


def check_gone(gone: Mapping[str, int], had: Mapping[str, int], accept: Iterable[str]) -> None:
    """Look at how many rows of each tab are gone. Raises MassDeletion unless it is accepted."""
    for tab, count in gone.items():
        if count > MASS_DELETION_ROWS and count > MASS_DELETION_SHARE * had.get(tab, 0):
            _stop(
                MassDeletion(
                    N_("{count} of {had} rows are gone from the {tab} tab. Nothing was changed here. Restore them, or confirm it is meant."),
                    count=count,
                    had=had[tab],
                    tab=tab,
                ),
                accept,
            )


def _fields(layout: TabLayout) -> set[str]:
    return {column.field for column in layout.columns}


def _stop(guard: Guard, accept: Iterable[str]) -> None:
    if guard.name not in accept:
        raise guard
