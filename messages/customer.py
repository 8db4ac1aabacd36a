"""What a message to one customer is made of: their wishes, the figures of their account, the owner's templates."""

from collections.abc import Mapping

from messages.channels import Purpose, channel_of
from messages.consent import Said, Wishes
from messages.spoken import known_language, language_for
from messages.templates import GREETINGS, Template, occasion_named
from messages.upi import upi_id, upi_link
from records.accounts import Balance
from records.collecting import Promise
from records.query import Filter, Operator, Query
from records.rows import Row
from records.shown import shown
from records.snapshot import Snapshot
from translations import Language, translator
from validation.business import Business
from validation.kinds import Kind
from validation.lists import choices_of

_MOST = 500
"""Templates, and lines of one customer's log of permissions, that are read."""


def wishes_of(snapshot: Snapshot, row: Row) -> Wishes:
    """What the customer's row and the log of permissions say about messages."""
    business = snapshot.business
    asked = Query("consents", filters=(Filter("contact", Operator.IS, (row.key,)),), sort=("at", True))
    log = tuple(_said(business, one) for one in snapshot.rows(asked, limit=_MOST) if one.values.get("at"))
    return Wishes(
        kind_of(business, "Consent", row.values.get("may_we_message")),
        kind_of(business, "Relationships", row.values.get("relationship")),
        log,
    )


def language_of(snapshot: Snapshot, row: Row) -> Language:
    """The language the customer is written to in."""
    chosen = kind_of(snapshot.business, "Languages", row.values.get("language"))
    return language_for(chosen, row.label, snapshot.business.language)


def values_for(
    snapshot: Snapshot,
    row: Row,
    language: Language,
    *,
    balance: Balance | None = None,
    promise: Promise | None = None,
    festival: str = "",
) -> Mapping[str, str]:
    """What the places of a message stand for, in the customer's language; "" for what is not known."""
    t, business = translator(language), snapshot.business
    due = balance.balance if balance and balance.balance > 0 else None
    sale = _last_sale(snapshot, row)
    return {
        "name": row.label,
        "first name": row.label.split()[0] if row.label.split() else "",
        "business": business.name,
        "phone": business.settings.get("phone", ""),
        "due": shown(due, Kind.MONEY, t, business.currency),
        "due since": shown(balance.oldest if balance else None, Kind.DATE, t),
        "promised": shown(promise.day if promise else None, Kind.DATE, t),
        "item": str(sale.values.get("item") or "") if sale else "",
        "amount": shown(sale.values.get("amount"), Kind.MONEY, t, business.currency) if sale else "",
        "date": shown(snapshot.today(), Kind.DATE, t),
        "festival": festival,
        "upi": upi_id(business),
        "upi link": upi_link(business, due, row.label),
    }


def owners_templates(snapshot: Snapshot) -> tuple[Template, ...]:
    """The rows of the Templates tab that have a message."""
    rows = snapshot.rows(Query("templates"), limit=_MOST)
    return tuple(_template(snapshot.business, row) for row in rows if row.values.get("body"))


def kind_of(business: Business, list_name: str, value: object) -> str:
    """What a word of a list means to Bahi, "" where it is empty or the owner's own without a meaning."""
    return next((choice.kind for choice in choices_of(business, list_name) if choice.value == value), "")


def _said(business: Business, row: Row) -> Said:
    values = row.values
    return Said(
        values["at"],
        kind_of(business, "Consent", values.get("decision")),
        kind_of(business, "Channels", values.get("channel")),
        kind_of(business, "Message purposes", values.get("purpose")),
    )


def _template(business: Business, row: Row) -> Template:
    values = row.values
    channel = channel_of(kind_of(business, "Channels", values.get("channel")))
    is_offer = kind_of(business, "Message purposes", values.get("purpose")) == "promotion"
    occasion = occasion_named(row.label)
    otherwise = Purpose.GREETING if occasion in GREETINGS else Purpose.SERVICE
    return Template(
        name=row.label,
        body=str(values["body"]),
        subject=str(values.get("subject") or ""),
        occasion=occasion,
        channel=channel,
        language=known_language(kind_of(business, "Languages", values.get("language"))),
        purpose=Purpose.PROMOTION if is_offer else otherwise,
        key=row.key,
    )


def _last_sale(snapshot: Snapshot, row: Row) -> Row | None:
    theirs = Query("sales", filters=(Filter("customer", Operator.IS, (row.key,)),), sort=("on", True))
    return next(iter(snapshot.rows(theirs, fields=("item", "amount"), limit=1)), None)
