"""The funnel of enquiries: how many came to each stage, how many went on, how long it took, and how it ended."""

from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from records.enquiries import Enquiry, Stages, Stay
from records.funnel import Step, funnel_of
from records.shown import shown
from translations import Translator, formats
from ui.enquiry_moves import lost_reason
from ui.screen import Screen
from validation.kinds import Kind


def funnel_view(screen: Screen, found: Sequence[Enquiry], stays: Mapping[str, Sequence[Stay]], stages: Stages) -> None:
    """Draw the numbers, the steps and the reasons why enquiries were lost."""
    t, told = screen.t, funnel_of(found, stays, stages)
    with st.grid(3, min_column_width=150):
        for label, value in (
            (t.gettext("Won"), formats.number(told.won, t.language)),
            (t.gettext("Won of those decided"), _share(told.won_of_decided, t)),
            (t.gettext("Worth of what was won"), shown(round(told.won_value), Kind.MONEY, t, screen.currency)),
        ):
            with st.container(border=True):
                st.metric(label, value)
    _steps(screen, told.steps, stages)
    st.caption(
        t.gettext(
            "Reached counts all that came to the stage or further. Days are those of the middle one of all whose beginning and end "
            "in the stage are known: from changes made here or in the sheet since Bahi reads it."
        )
    )
    if told.lost_reasons:
        words = t.ngettext("Why {count} was lost", "Why {count} were lost", told.lost)
        st.subheader(words.format(count=formats.number(told.lost, t.language)), anchor=False)
        for reason, count in told.lost_reasons:
            st.text(f"{lost_reason(screen, reason)}: {formats.number(count, t.language)}")


def _steps(screen: Screen, steps: Sequence[Step], stages: Stages) -> None:
    t = screen.t
    labels = {one.value: t.gettext(one.label) if one.label else one.value for one in stages.every}
    most = max((step.reached for step in steps), default=0)
    columns: dict[str, list[object]] = {
        "stage": [labels.get(step.stage, step.stage) for step in steps],
        "reached": [step.reached for step in steps],
        "onward": [_share(step.onward, t) for step in steps],
        "days": [
            formats.number(round(step.median_days, 1), t.language) if step.median_days is not None else ""
            for step in steps
        ],
        "here": [formats.number(step.here, t.language) for step in steps],
        "value": [shown(round(step.value), Kind.MONEY, t, screen.currency) for step in steps],
        "lost": [formats.number(step.lost, t.language) for step in steps],
    }
    order = list(columns)[::-1] if t.is_right_to_left else list(columns)
    text = st.column_config.TextColumn
    st.dataframe(
        pd.DataFrame(columns), hide_index=True, height="content", alt=t.gettext("Funnel"), column_order=order,
        column_config={
            "stage": text(t.gettext("Stage")),
            "reached": st.column_config.ProgressColumn(t.gettext("Reached"), format="%d", min_value=0, max_value=most or 1),
            "onward": text(t.gettext("Went on"), alignment="right"),
            "days": text(t.gettext("Days in it"), alignment="right"),
            "here": text(t.gettext("There now"), alignment="right"),
            "value": text(t.gettext("Worth"), alignment="right"),
            "lost": text(t.gettext("Lost after it"), alignment="right"),
        },
    )  # fmt: skip


def _share(share: float | None, t: Translator) -> str:
    return f"{formats.number(round(100 * share), t.language)}%" if share is not None else ""
