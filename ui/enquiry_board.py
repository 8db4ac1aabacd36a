"""The board of enquiries: a column a stage, a card an enquiry, moved by a menu; what is stuck is marked and says why."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal

import streamlit as st

from records.enquiries import DEALS, LOST, OPEN, Enquiry, Stages, Stay
from records.funnel import days_in_stage, has_no_step
from records.query import Filter, Operator, Query
from records.shown import shown
from translations import formats
from ui.address import RECORD, params_of
from ui.enquiry_moves import ask_move, lost_reason
from ui.literal import literal
from ui.menu import table_page
from ui.screen import Screen
from validation.business import Choice
from validation.kinds import Kind
from validation.tables import record_named

_CARDS, _DECIDED_CARDS = 10, 4
_DECIDED_DAYS = 90
"""Of those that were decided longer ago only the funnel tells."""
Stays = Mapping[str, Sequence[Stay]]


def board(screen: Screen, found: Sequence[Enquiry], stays: Stays, stages: Stages, longest: Mapping[str, int]) -> None:
    """Draw the columns and the rule by which an enquiry counts as stuck."""
    t, today = screen.t, screen.snapshot.today()
    strangers = [each for each in found if each.stage not in {one.value for one in stages.every}]
    st.caption(
        t.gettext(
            "⚠ marks what is stuck: nothing is planned next, or it is in its stage more than twice as long as others were. "
            "Where few have passed a stage, a month is too long."
        )
    )
    columns = [(one, [each for each in found if each.stage == one.value]) for one in stages.every]
    if strangers:
        columns.append((Choice("", OPEN, label=""), strangers))
    with st.grid(len(columns), min_column_width=200, gap="small", key="board"):
        for stage, some in columns:
            with st.container(border=True, gap="xsmall", key=f"stage:{stage.value}"):
                _column(screen, stage, some, stays, stages, longest, today)


def _column(
    screen: Screen,
    stage: Choice,
    found: Sequence[Enquiry],
    stays: Stays,
    stages: Stages,
    longest: Mapping[str, int],
    today: date,
) -> None:
    t, is_open = screen.t, (stage.kind or OPEN) == OPEN
    shown_ones = _in_turn(found, today) if is_open else _lately(found, stays, today)
    title = t.gettext(stage.label) if stage.label else stage.value or t.gettext("Not one of your stages")
    worth = sum((each.amount or Decimal(0) for each in (found if is_open else shown_ones)), Decimal(0))
    count = formats.number(len(found if is_open else shown_ones), t.language)
    st.markdown(f"**{literal(title)}** ({count})")
    st.caption(
        literal(
            " · ".join(
                filter(None, (shown(round(worth), Kind.MONEY, t, screen.currency), _when(screen, stage, longest)))
            )
        )
    )
    most = _CARDS if is_open else _DECIDED_CARDS
    for each in shown_ones[:most]:
        _card(screen, each, stays[each.key], stages, longest)
    if stage.value and len(found) > min(most, len(shown_ones)):
        query = Query(DEALS, filters=(Filter("stage", Operator.IS, (stage.value,)),))
        words = t.gettext("All {count}").format(count=formats.number(len(found), t.language))
        page = table_page(record_named("Deals").table, t)
        st.page_link(page, label=words, icon=":material/list:", query_params=params_of(query))


def _when(screen: Screen, stage: Choice, longest: Mapping[str, int]) -> str:
    if (stage.kind or OPEN) != OPEN:
        return screen.t.gettext("in {days} days").format(days=_DECIDED_DAYS)
    days = longest.get(stage.value)
    return screen.t.gettext("stuck after {days} days").format(days=days) if days else ""


def _lately(found: Sequence[Enquiry], stays: Stays, today: date) -> list[Enquiry]:
    """Those decided lately, the last first."""
    since = today - timedelta(days=_DECIDED_DAYS)
    dated = [(stays[each.key][-1].since, each) for each in found]
    return [
        each
        for day, each in sorted(((d, e) for d, e in dated if d and d >= since), key=lambda pair: pair[0], reverse=True)
    ]


def _in_turn(found: Sequence[Enquiry], today: date) -> list[Enquiry]:
    """Those with a step that is due first, by its day; then the others, the largest first."""

    def turn(each: Enquiry) -> tuple[bool, date, Decimal]:
        is_due = each.next_step_on is not None and each.next_step_on <= today
        return not is_due, each.next_step_on if is_due and each.next_step_on else today, -(each.amount or Decimal(0))

    return sorted(found, key=turn)


def _card(screen: Screen, each: Enquiry, stays: Sequence[Stay], stages: Stages, longest: Mapping[str, int]) -> None:
    t = screen.t
    with st.container(border=True, gap="xxsmall", key=f"enquiry:{each.key}"):
        page = table_page(record_named("Deals").table, t)
        st.page_link(page, label=literal(each.label), query_params={RECORD: each.key})
        amount = shown(each.amount, Kind.MONEY, t, screen.currency)
        st.text(" · ".join(filter(None, (each.who, amount))))
        if each.stage not in {one.value for one in stages.every}:
            st.caption(
                literal(t.gettext("Stage: {stage}").format(stage=each.stage)) if each.stage else t.gettext("No stage")
            )
        is_open = stages.kind(each.stage) == OPEN
        if is_open:
            step = " ".join(filter(None, (shown(each.next_step_on, Kind.DATE, t), each.next_step)))
            st.caption(literal(t.gettext("Next: {step}").format(step=step)) if step else "—")
        elif stages.kind(each.stage) == LOST:
            st.caption(literal(lost_reason(screen, each.lost_reason)))
        for remark in _remarks(screen, each, stays, stages, longest):
            st.caption(literal(remark))
        _menu(screen, each, stages)


def _remarks(
    screen: Screen, each: Enquiry, stays: Sequence[Stay], stages: Stages, longest: Mapping[str, int]
) -> list[str]:
    """How long it has been there, and why it is stuck where it is."""
    t, days = screen.t, days_in_stage(stays, screen.snapshot.today())
    remarks = []
    if days is not None and stages.kind(each.stage) == OPEN:
        is_long = days > longest.get(each.stage, days)
        said = t.ngettext("{days} day in this stage", "{days} days in this stage", days)
        remarks.append(("⚠ " if is_long else "") + said.format(days=formats.number(days, t.language)))
    if has_no_step(each, stages):
        remarks.append("⚠ " + t.gettext("nothing planned next"))
    return remarks


def _menu(screen: Screen, each: Enquiry, stages: Stages) -> None:
    """The stages it can be moved to; a menu, for on a phone nothing can be dragged."""
    t, key = screen.t, f"move:{each.key}"
    titles = {
        one.value: t.gettext(one.label) if one.label else one.value for one in stages.every if one.value != each.stage
    }
    st.menu_button(
        t.gettext("Move to"), list(titles), key=key, type="tertiary", icon=":material/arrow_forward:",
        format_func=lambda value: titles.get(value, value),
        on_click=lambda: ask_move(screen, each, stages.kind(str(st.session_state[key])), str(st.session_state[key])),
    )  # fmt: skip
