"""Headings under which other programs keep the ids of their records."""

import re
from functools import cache

from validation.heading_words import heading_key

_CALLED = {
    "Contacts": "contact customer client party partner person member donor patient student guest buyer lead parent",
    "Organisations": "account organisation organization company firm vendor supplier customer party parent",
    "Deals": "deal opportunity potential enquiry inquiry lead",
    "Products": "product item stockitem service",
    "Documents": "document invoice bill quote quotation estimate voucher",
    "Tickets": "ticket case complaint",
    "Activities": "activity task call meeting event",
    "Sales": "sale order transaction",
    "Payments": "payment receipt customerpayment vendorpayment supplierpayment",
    "Contracts": "contract amc",
    "Memberships": "membership",
    "Events": "event campaign",
    "Visits": "visit",
    "Templates": "template",
}
_ENDS = re.compile(r"(?:[\s_./\-(]|^)(?:ids?|guid|uuid)\)?\s*$|[a-z]Ids?\s*$", re.IGNORECASE)
_CAPITAL = re.compile(r"[a-z]Ids?\s*$")
_HANDS_OFF = re.compile(r"(?i)\s*\(do not modify\)\s*(.+)$")
_OF_ITS_OWN = frozenset({"externalid", "id", "recordid", "uniqueid", "uuid", "guid", "internalid", "xid"})
_NOT_OF_THE_ROW = ("parent", "owner", "related", "associated", "primary", "reports", "reporting", "master", "assigned")


def is_own_id(heading: str, table: str) -> bool:
    """Whether the heading names the ids of the table's own rows: "Contact ID" of Contacts, "External ID" of any."""
    if found := _HANDS_OFF.match(heading):
        return heading_key(found[1]) in _words(table)
    key = heading_key(heading)
    if key in _OF_ITS_OWN:
        return True
    return key.endswith("id") and key.removesuffix("id") in _words(table) - {"parent"}


def is_id_of(heading: str, table: str) -> bool:
    """Whether the heading names ids of rows of that table: "AccountId", "Account Name.id", "company_id"."""
    key = heading_key(heading)
    ends = bool(_CAPITAL.search(heading) or _ENDS.search(heading)) and not key.endswith("paid")
    known = key.removesuffix("id") in _words(table) and key.endswith("id")
    return (ends or known) and any(word in key for word in _words(table))


def is_of_another_row(heading: str) -> bool:
    """Whether the heading speaks of a row above or beside: a parent, an owner."""
    return heading_key(heading).startswith(_NOT_OF_THE_ROW)


@cache
def _words(table: str) -> frozenset[str]:
    return frozenset(_CALLED.get(table, "").split())
