"""What somebody chooses about an import: what counts, what a column means, what becomes of single rows."""

from collections.abc import Mapping
from typing import cast

import streamlit as st

from sync.importing import Counts, Decision, Wishes
from sync.importing.remembering import remembered_headings
from ui.screen import Screen

_HEADINGS, _TABLES, _ROWS = "import_headings", "import_tables", "import_rows"


def wishes_of(screen: Screen, *, has_several: bool) -> Wishes:
    """Draw the choices that hold for all rows; they with those made about columns and rows."""
    t = screen.t
    updates = st.radio(
        t.gettext("Who is there already"),
        [False, True],
        format_func=lambda chosen: (
            t.gettext("gets what is empty so far filled")
            if not chosen
            else t.gettext("is also changed where it differs")
        ),
        key="import_updates",
    )
    return Wishes(
        updates=bool(updates),
        counts=_what_counts(screen) if has_several else Counts.FIRST,
        tables=_kept(_TABLES),
        headings={_pair(key): target for key, target in _kept(_HEADINGS).items()},
        remembered=remembered_headings(screen.place),
        decisions={_row(key): Decision(said) for key, said in _kept(_ROWS).items()},
    )


def _what_counts(screen: Screen) -> Counts:
    t = screen.t
    names = {
        Counts.FIRST: t.gettext("the first file"),
        Counts.LATEST: t.gettext("the last file"),
        Counts.LONGEST: t.gettext("the longest text"),
    }
    label = t.gettext("Where files say different things, what counts is")
    chosen = st.selectbox(label, list(names), format_func=lambda one: names[one], key="import_counts")
    return chosen or Counts.FIRST


def say_heading(tab: str, heading: str, target: str) -> None:
    """A column of a tab means this: "Table.field", or "" for one of the owner's own."""
    _keep(_HEADINGS, f"{tab}\n{heading}", target)


def say_table(tab: str, table: str) -> None:
    """All rows of a tab are of this table."""
    _keep(_TABLES, tab, table)


def decide(origin: int, tab: str, row: int, decision: Decision | None) -> None:
    """What becomes of a row that is probably there already; None sets it aside again."""
    _keep(_ROWS, f"{origin}\n{tab}\n{row}", decision.value if decision else None)


def decision_on(origin: int, tab: str, row: int) -> Decision | None:
    """What was decided about a row."""
    said = _kept(_ROWS).get(f"{origin}\n{tab}\n{row}")
    return Decision(said) if said else None


def corrected() -> Mapping[tuple[str, str], str]:
    """(tab, heading) -> what was said of it here."""
    return {_pair(key): target for key, target in _kept(_HEADINGS).items()}


def forget_wishes() -> None:
    """Begin anew."""
    for name in (_HEADINGS, _TABLES, _ROWS):
        st.session_state.pop(name, None)


def _kept(name: str) -> dict[str, str]:
    return cast(dict[str, str], st.session_state.get(name, {}))


def _keep(name: str, key: str, said: str | None) -> None:
    kept = {**_kept(name)}
    kept.pop(key, None)
    st.session_state[name] = kept if said is None else {**kept, key: said}


def _pair(key: str) -> tuple[str, str]:
    tab, _, heading = key.partition("\n")
    return tab, heading


def _row(key: str) -> tuple[int, str, int]:
    origin, tab, row = key.split("\n")
    return int(origin), tab, int(row)
