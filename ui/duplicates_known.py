"""The groups that wait for a decision, as far as they are known: nobody waits for rows to be compared again after each click."""

import streamlit as st

from records.matches import MatchGroup
from sync.matches import are_ready, groups_last_found, groups_of, match_in_background
from sync.place import Place
from ui.screen import Screen

_DECIDED = "duplicates_decided"


def group_count(place: Place) -> int:
    """How many groups wait for a decision, as far as is known: the menu keeps its entry while rows are compared again."""
    return len(groups_last_found(place))


def groups_known(screen: Screen) -> list[MatchGroup]:
    """The groups of the last comparison without what was decided since, while the next one runs; the first is waited for."""
    known = _compared().setdefault(str(screen.place.state), [])
    if are_ready(screen.place) or not known:
        with st.spinner(screen.t.gettext("Comparing the rows")):
            known[:] = groups_of(screen.place)
        st.session_state.pop(_DECIDED, None)
        return list(known)
    match_in_background(screen.place)
    decided = st.session_state.get(_DECIDED, [])
    return [group for group in known if _name(group) not in decided and _is_there(screen, group)]


def decided(group: MatchGroup) -> None:
    """Leave a group out until the rows were compared again."""
    st.session_state[_DECIDED] = [*st.session_state.get(_DECIDED, []), _name(group)]


@st.cache_resource
def _compared() -> dict[str, list[MatchGroup]]:
    """The groups of the last comparison by state folder, for all who look."""
    return {}


def _name(group: MatchGroup) -> str:
    return ":".join((group.table, *group.keys))


def _is_there(screen: Screen, group: MatchGroup) -> bool:
    away = screen.snapshot.merged(group.table)
    return not any(key in away for key in group.keys)
