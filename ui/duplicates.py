"""The groups of rows that are probably one customer: one at a time, or all that are certain at once."""

from collections.abc import Mapping, Sequence

import streamlit as st

from records.matches import MatchGroup
from translations import N_, formats
from ui.address import go_to
from ui.duplicate_group import duplicate_group
from ui.duplicates_at_once import merge_all_certain
from ui.duplicates_known import groups_known
from ui.screen import Screen
from validation.matching.matches import Band

VIEWS: Mapping[str, str] = {
    "decide": N_("One by one"),
    "certain": N_("All certain ones"),
    "merged": N_("Merged earlier"),
}
GROUP = "group"
"""The parameter of the address with one of the rows of the group that is shown."""
_BANDS = {"": N_("All"), Band.CERTAIN.value: N_("Certain"), Band.LOOK.value: N_("Please look")}
_CHEVRONS = {"Left": ":material/chevron_left:", "Right": ":material/chevron_right:"}
_AT, _LATER = "duplicates_at", "duplicates_later"


def duplicates(screen: Screen, *, all_certain: bool) -> None:
    """Draw what there is to decide, or say that there is nothing."""
    t = screen.t
    groups = groups_known(screen)
    if not groups:
        st.success(t.gettext("No customer seems to be in your sheet twice."))
        st.text(
            t.gettext("Bahi compares names in every script, phones, addresses and more after each change of the sheet.")
        )
        return
    if all_certain:
        merge_all_certain(screen, [group for group in groups if group.band is Band.CERTAIN])
        return
    shown = _in_turn(_of_band(screen, groups))
    if not shown:
        st.info(t.gettext("There is none of this kind."))
        return
    _one_of(screen, shown)


def _of_band(screen: Screen, groups: Sequence[MatchGroup]) -> list[MatchGroup]:
    t = screen.t
    counts = {band: sum(not band or group.band == band for group in groups) for band in _BANDS}
    chosen = st.segmented_control(
        t.gettext("How sure"),
        list(_BANDS),
        format_func=lambda band: f"{t.gettext(_BANDS[band])}: {formats.number(counts[band], t.language)}",
        default="",
        required=True,
        key="duplicates_band",
        label_visibility="collapsed",
    )
    return [group for group in groups if not chosen or group.band == chosen]


def _in_turn(groups: Sequence[MatchGroup]) -> list[MatchGroup]:
    """Those that were put off come last."""
    later: list[str] = st.session_state.get(_LATER, [])
    return sorted(groups, key=lambda group: group.keys[0] in later)


def _one_of(screen: Screen, groups: Sequence[MatchGroup]) -> None:
    t, asked = screen.t, st.query_params.get(GROUP, "")
    found = next((at for at, group in enumerate(groups) if asked in group.keys), None)
    at = found if found is not None else min(int(st.session_state.get(_AT, 0)), len(groups) - 1)
    st.session_state[_AT] = at
    before, after = ("Right", "Left") if t.is_right_to_left else ("Left", "Right")
    with st.container(horizontal=True, vertical_alignment="center", key="duplicates_turn"):
        back = st.button(
            t.gettext("Previous"), icon=_CHEVRONS[before], key="previous", shortcut=before, disabled=at == 0
        )
        words = t.gettext("{number} of {count}")
        st.text(words.format(number=formats.number(at + 1, t.language), count=formats.number(len(groups), t.language)))
        on = st.button(
            t.gettext("Next"), icon=_CHEVRONS[after], icon_position="right", key="next", shortcut=after,
            disabled=at + 1 == len(groups),
        )  # fmt: skip
    if back or on:
        _go(groups, at + (1 if on else -1))
        st.rerun()
    if duplicate_group(screen, groups[at]):
        st.session_state[_LATER] = [*st.session_state.get(_LATER, []), groups[at].keys[0]]
        _go(groups, min(at + 1, len(groups) - 1))
        st.rerun()


def _go(groups: Sequence[MatchGroup], at: int) -> None:
    st.session_state[_AT] = at
    go_to(**{GROUP: groups[at].keys[0]})
