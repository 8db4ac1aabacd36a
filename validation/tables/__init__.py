"""Every table of a workbook, declared once: one class a table, one attribute a field.

A table: one class and its name in TABLES. A field: one attribute. `links_to` may name several tables, parted by "|".
A `default` of "today" or "now" means the moment at which the form is opened.
"""

from functools import cache

from validation.column import Column
from validation.record import Record
from validation.tables.documents import Document, DocumentLine
from validation.tables.events import Attendance, Event
from validation.tables.feedback import Answer, Feedback
from validation.tables.organisations import Organisation
from validation.tables.people import Contact
from validation.tables.reception import ConsentEntry, Visit
from validation.tables.renewals import Contract, Membership
from validation.tables.sales import Payment, Sale
from validation.tables.selling import Deal, Product, StockMove
from validation.tables.service import Activity, Ticket
from validation.tables.settings import FieldDeclaration, ListValue, NotTheSame, Setting, TeamMember
from validation.tables.steering import Goal, PlanItem, Segment, Template

TABLES: tuple[type[Record], ...] = (
    *(Contact, Organisation, Visit, ConsentEntry),
    *(Deal, Product, StockMove, Sale, Payment, Document, DocumentLine),
    *(Activity, Ticket, Answer, Contract, Membership, Event, Attendance, Feedback),
    *(Segment, Goal, PlanItem, Template, ListValue, FieldDeclaration, TeamMember, Setting, NotTheSame),
)
"""Every table, in the order of menus and of a new workbook's tabs."""

table_keys: tuple[str, ...] = tuple(record.table.key for record in TABLES)
"""The tables' names in SQL, URLs and file names, in the order of TABLES."""


def record_named(name: str) -> type[Record]:
    """The table of that name or key: "Stock moves" or "stock_moves". Raises KeyError where there is none."""
    return _by_name()[name]


def tables_linked(column: Column) -> tuple[type[Record], ...]:
    """The tables that a link column may point to, none for any other column."""
    return tuple(record_named(name) for name in column.links_to.split("|") if name)


@cache
def _by_name() -> dict[str, type[Record]]:
    return {word: record for record in TABLES for word in (record.table.name, record.table.key)}


__all__ = [
    "TABLES",
    "Activity",
    "Answer",
    "Attendance",
    "ConsentEntry",
    "Contact",
    "Contract",
    "Deal",
    "Document",
    "DocumentLine",
    "Event",
    "Feedback",
    "FieldDeclaration",
    "Goal",
    "ListValue",
    "Membership",
    "NotTheSame",
    "Organisation",
    "Payment",
    "PlanItem",
    "Product",
    "Sale",
    "Segment",
    "Setting",
    "StockMove",
    "TeamMember",
    "Template",
    "Ticket",
    "Visit",
    "record_named",
    "table_keys",
    "tables_linked",
]
