"""What needs doing today: one list over all tabs, each line with the row behind it and what to do about it."""

from collections.abc import Mapping

import streamlit as st

from messages.handoff import call_link
from records.shown import shown
from records.tasks import Task, TaskKind, TaskList, tasks
from reports.call_sheet import KIND_TITLES, call_sheet_of, reason
from reports.content import ReportContent
from sync.current import reading
from sync.edits import save_edit
from sync.place import Place
from translations import N_, Language, formats, translator
from translations.told import Told
from ui.address import RECORD, go_to
from ui.downloads import downloads
from ui.literal import literal
from ui.log_contact import ask
from ui.menu import MONEY, icon_of, table_page
from ui.money import DO, PARTY
from ui.refused import refuse_next
from ui.saved import remember_saved
from ui.screen import Screen
from validation.kinds import Kind
from validation.lists import choices_of
from validation.tables import record_named

_LINES = 50
_KIND, _CHIPS = "todo", "todo_chips"
_MONEY_KINDS = frozenset({TaskKind.PROMISED, TaskKind.OVERDUE})
_WRITTEN = frozenset({TaskKind.BIRTHDAY, TaskKind.ANNIVERSARY, TaskKind.THANK_YOU})
_ACTIONS: Mapping[TaskKind, str] = {
    TaskKind.REPLY: N_("Reply"),
    TaskKind.NO_STEP: N_("Plan the next step"),
    TaskKind.RENEWAL: N_("Renew"),
    TaskKind.FOLLOW_UP: N_("Open it"),
}


def task_list(screen: Screen) -> None:
    """Draw the choice by kind, the lines, and the call sheet to be taken along."""
    t = screen.t
    kind = _kind_asked()
    found = tasks(screen.snapshot, kind=kind, limit=_LINES)
    st.subheader(t.gettext("To do"), anchor=False)
    if not found.total:
        st.caption(
            t.gettext("Nothing is waiting. Follow-ups, money due, renewals and birthdays appear here by themselves.")
        )
        return
    _chips(screen, found, kind)
    for task in found.tasks:
        _line(screen, task)
    count = found.counts.get(kind, 0) if kind else found.total
    if count > len(found.tasks):
        words = t.gettext("The first {shown} of {count}.")
        numbers = {"shown": formats.number(len(found.tasks), t.language), "count": formats.number(count, t.language)}
        st.caption(words.format(**numbers))
    _call_sheet(screen, kind)


def _kind_asked() -> TaskKind | None:
    asked = st.query_params.get(_KIND, "")
    return TaskKind(asked) if asked in list(TaskKind) else None


def _chips(screen: Screen, found: TaskList, kind: TaskKind | None) -> None:
    t = screen.t
    here = kind.value if kind and kind in found.counts else None
    if st.session_state.get(_CHIPS) != here:
        st.session_state[_CHIPS] = here
    titles = {
        of.value: f"{t.gettext(KIND_TITLES[of])} {formats.number(count, t.language)}"
        for of, count in found.counts.items()
    }
    st.pills(
        t.gettext("Show only"), list(titles), key=_CHIPS, format_func=lambda value: titles.get(value, value),
        label_visibility="collapsed", on_change=lambda: go_to(**{_KIND: st.session_state[_CHIPS] or ""}),
    )  # fmt: skip


def _line(screen: Screen, task: Task) -> None:
    t, name = screen.t, f"{task.kind}:{task.table}:{task.key}"
    table = record_named(task.table).table
    amount = shown(round(task.amount), Kind.MONEY, t, screen.currency) if task.amount else ""
    words = " · ".join(
        filter(None, (task.name and formats.as_typed(task.name), amount, reason(screen.snapshot, task, t)))
    )
    with st.container(gap="xxsmall", key=f"task-{name}"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            to = table_page(table, t)
            st.page_link(
                to, label=literal(words), icon=icon_of(table), query_params={RECORD: task.key}, width="stretch"
            )
            if task.phones and (link := call_link(task.phones[0])):
                st.link_button(t.gettext("Call"), link, icon=":material/call:")
            if task.party:
                st.button(
                    "", key=f"log:{name}", icon=":material/edit_note:", help=t.gettext("Called, visited, a note"), on_click=ask,
                    args=(record_named(task.party_table).table.name, task.party, task.name),
                )  # fmt: skip
            _action(screen, task, name)
        note = t.gettext("Last: {note}").format(note=task.last_note) if task.last_note else ""
        if about := " · ".join(filter(None, (task.about, note))):
            st.caption(literal(about))


def _action(screen: Screen, task: Task, name: str) -> None:
    """What to do about it: a reminder, a message, done, or the row where it is done."""
    t = screen.t
    if task.table == "Activities":
        st.button(
            t.gettext("Done"),
            key=f"done:{name}",
            icon=":material/check:",
            on_click=_done,
            args=(screen, task.key),
        )
    elif task.kind in _MONEY_KINDS and task.party:
        params = {PARTY: task.party, DO: "remind"}
        st.page_link(MONEY, label=t.gettext("Remind"), icon=":material/notifications:", query_params=params)
    elif task.kind in _WRITTEN and task.party_table:
        page = table_page(record_named(task.party_table).table, t)
        params = {RECORD: task.party, DO: "write"}
        st.page_link(page, label=t.gettext("Write"), icon=":material/edit_note:", query_params=params)
    elif task.kind in _ACTIONS:
        page = table_page(record_named(task.table).table, t)
        label = t.gettext(_ACTIONS[task.kind])
        st.page_link(page, label=label, icon=":material/arrow_forward:", query_params={RECORD: task.key})


def _done(screen: Screen, key: str) -> None:
    """Give the follow-up the owner's word for done. It runs before the page, so the snapshot is its own."""
    place = screen.place
    with reading(place) as snapshot:
        words = [one.value for one in choices_of(snapshot.business, "Activity statuses") if one.kind == "done"]
    try:
        remember_saved(
            save_edit(place, "Activities", key, {"status": words[0] if words else "Done"}, author=screen.author)
        )
    except Told as refusal:
        refuse_next(refusal.said(screen.t))


def _call_sheet(screen: Screen, kind: TaskKind | None) -> None:
    t, place, language = screen.t, screen.place, screen.t.language
    with st.popover(t.gettext("Call sheet"), icon=":material/print:"):
        st.caption(t.gettext("Name, phone, why, amount and the last note, to be printed and taken along."))
        downloads(t, "call-sheet", lambda: _sheet(place, language, kind))


def _sheet(place: Place, language: Language, kind: TaskKind | None) -> ReportContent:
    with reading(place) as snapshot:
        return call_sheet_of(snapshot, translator(language), kind)
