"""The card of one record: who it is, how to reach them, what is wrong, what is known, what happened."""

from collections.abc import Sequence

import streamlit as st

from records.rows import Row
from ui.address import EDIT, NEW, RECORD, go_to
from ui.card_standing import standing
from ui.linked import linked_records
from ui.literal import literal
from ui.log_contact import log_dialog
from ui.may_be_same import may_be_same
from ui.menu import CUSTOMERS_PAGE, ENQUIRIES, table_page
from ui.merges_view import merged_into_this, merged_note
from ui.money import DO
from ui.problem_view import problems_view
from ui.reach import REACHED, reach
from ui.regrouping import regrouping
from ui.screen import Screen
from ui.template_preview import template_preview
from ui.timeline_view import timeline_view
from ui.words import LINKS, heading, several, value_text
from ui.write_message import write_message
from validation.column import Field
from validation.record import Table
from validation.tables import record_named

_PAGES = {"Contacts": CUSTOMERS_PAGE, "Organisations": CUSTOMERS_PAGE, "Deals": ENQUIRIES}
"""The pages from which the cards of some tables are opened."""


def record_card(screen: Screen, table: Table, key: str) -> None:
    """Draw the card, or say that the row is not there."""
    t, row = screen.t, screen.snapshot.row(table.name, key)
    _back(screen, table)
    if row is None:
        st.warning(t.gettext("There is no such row any more. Was it deleted in the sheet?"))
        return
    if kept := screen.snapshot.merged(table.name).get(key):
        merged, row = row, screen.snapshot.row(table.name, kept) or row
        merged_note(screen, merged, row)
    _head(screen, row)
    reach(screen, row)
    standing(screen, row)
    write_message(screen, row)
    template_preview(screen, row)
    may_be_same(screen, row)
    problems_view(screen, row.problems)
    facts, story = st.columns([2, 3], gap="large")
    with facts:
        _facts(screen, row)
        _place(screen, row)
    with story:
        timeline_view(screen, table, row)
    linked_records(screen, table, row)
    merged_into_this(screen, row)
    regrouping(screen, row)
    log_dialog(screen)


def _back(screen: Screen, table: Table) -> None:
    """To the list; of customers and enquiries to the page that shows them together."""
    t, page = screen.t, _PAGES.get(table.name)
    back = t.gettext("All {many}").format(many=t.gettext(table.title))
    if page:
        title = t.gettext("Enquiries") if table.name == "Deals" else t.gettext("Customers")
        with st.container(key="back"):
            st.page_link(page, label=t.gettext("All {many}").format(many=title), icon=":material/arrow_back:")
        return
    st.button(
        back, icon=":material/arrow_back:", type="tertiary", key="back", on_click=lambda: go_to(**{RECORD: "", DO: ""})
    )


def _head(screen: Screen, row: Row) -> None:
    t = screen.t
    with st.container(horizontal=True, vertical_alignment="center", key="card_head"):
        st.header(literal(row.label), anchor=False, width="content")
        if row.waiting:
            st.badge(t.gettext("waiting for the sheet"), icon=":material/hourglass_empty:", color="orange")
        st.button(
            t.gettext("Edit"),
            icon=":material/edit:",
            key="edit",
            on_click=lambda: go_to(**{EDIT: "1", NEW: "", RECORD: row.key}),
        )


def _facts(screen: Screen, row: Row) -> None:
    fields = [f for f in screen.snapshot.fields(row.table) if not f.column.is_app_owned]
    filled = [field for field in fields if value_text(row, field, screen)]
    with st.container(gap="xxsmall"):
        for field in filled:
            if field.name not in REACHED or not several(row.values.get(field.name)):
                _fact(screen, row, field)
    _empty(screen, [field for field in fields if field not in filled])


def _fact(screen: Screen, row: Row, field: Field) -> None:
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key=f"fact:{field.name}"):
        marks = " ⏳" if field.name in row.waiting else ""
        st.caption(literal(heading(field, screen.t)) + marks, width=150)
        if field.kind in LINKS and row.links.get(field.name):
            _links(screen, row, field)
        else:
            st.text(value_text(row, field, screen), width="stretch")


def _links(screen: Screen, row: Row, field: Field) -> None:
    for key, label in row.links[field.name]:
        page = table_page(record_named(row.linked_tables[key]).table, screen.t)
        st.page_link(page, label=literal(label), query_params={RECORD: key})


def _empty(screen: Screen, fields: Sequence[Field]) -> None:
    if fields:
        words = screen.t.ngettext("{count} empty field", "{count} empty fields", len(fields)).format(count=len(fields))
        with st.expander(words, key="empty_fields"):
            st.text(", ".join(heading(field, screen.t) for field in fields))


def _place(screen: Screen, row: Row) -> None:
    t = screen.t
    if row.row is None:
        st.caption(t.gettext("Not in the sheet yet: it goes there in a moment."))
    else:
        st.caption(literal(t.gettext("In the sheet: {tab} tab, row {row}").format(tab=row.tab, row=row.row)))
