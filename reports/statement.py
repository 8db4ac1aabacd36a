"""A party's statement of account: what stood before, each line with the balance after it, what stands now and how old it is."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from records.accounts import AccountEntry, Balance, WhichAccounts, account, balances
from records.periods import Period
from records.shown import shown
from records.snapshot import Snapshot
from reports.content import Figure, ReportColumn, ReportContent, ReportTable, Value
from translations import N_, Translator, formats
from validation.business import Business
from validation.kinds import Kind
from validation.lists import choices_of

ENTRY_TITLES: Mapping[str, str] = {
    "opening": N_("Opening balance"),
    "carried": N_("Brought forward"),
    "sale": N_("Sale"),
    "return": N_("Return"),
    "received": N_("Received with the sale"),
    "bill": N_("Bill"),
    "credit_note": N_("Credit note"),
    "supplier_bill": N_("Supplier's bill"),
    "payment": N_("Received"),
    "paid_out": N_("Paid out"),
}
"""What each kind of account line is called; messages to translate."""
AGE_TITLES = (N_("Up to 30 days"), N_("31 to 60 days"), N_("61 to 90 days"), N_("Older than 90 days"))
"""The age groups of `Balance.by_age`; messages to translate."""


@dataclass(frozen=True)
class StatementLine:
    """A line of the account and what stood after it."""

    entry: AccountEntry
    balance: Decimal


def lines_of(entries: Sequence[AccountEntry]) -> tuple[StatementLine, ...]:
    """The account with its running balance."""
    return tuple(_running(entries, Decimal(0)))


def statement(snapshot: Snapshot, table: str, key: str, period: Period, t: Translator) -> ReportContent:
    """The statement of the contact or organisation with this key; what lies before the period is its opening balance."""
    entries = [entry for entry in account(snapshot, key) if not _is_after(entry, period)]
    before = [entry for entry in entries if period.start and (entry.day is None or entry.day < period.start)]
    opening = sum((entry.amount for entry in before), Decimal(0))
    lines = tuple(_running(entries[len(before) :], opening))
    closing = lines[-1].balance if lines else opening
    is_now = period.end is None or period.end >= snapshot.today()
    standing = next(iter(balances(snapshot, WhichAccounts(parties=(key,)))), None) if is_now and closing > 0 else None
    return ReportContent(
        title=t.gettext("Statement of account"),
        as_of=snapshot.taken_at,
        subtitle=" · ".join(filter(None, (*_party(snapshot, table, key, t), period.words(t)))),
        currency=snapshot.business.currency,
        business=_letterhead(snapshot.business, t),
        figures=_figures(closing, standing, t),
        tables=(_table(snapshot.business, lines, opening if period.start else None, closing, t),),
        notes=(_standing(closing, snapshot.business, t),),
    )


def what_it_was(entry: AccountEntry, business: Business, t: Translator) -> str:
    """What a line is about: the item, the bill's number, how it was paid."""
    methods = {choice.value: choice.label for choice in choices_of(business, "Payment methods") if choice.label}
    return t.gettext(methods[entry.label]) if entry.label in methods else entry.label


def _is_after(entry: AccountEntry, period: Period) -> bool:
    return period.end is not None and entry.day is not None and entry.day > period.end


def _running(entries: Sequence[AccountEntry], balance: Decimal) -> Iterator[StatementLine]:
    for entry in entries:
        balance += entry.amount
        yield StatementLine(entry, balance)


def _party(snapshot: Snapshot, table: str, key: str, t: Translator) -> tuple[str, ...]:
    row = snapshot.row(table, key) if table else None
    if row is None:
        return (key,)
    phones = row.values.get("phones") or ()
    # A name keeps its own direction, and does not pull the numbers behind it along.
    name = formats.as_typed(row.label) if t.is_right_to_left else row.label
    return (name, shown(phones[:1], Kind.PHONES, t))


def _letterhead(business: Business, t: Translator) -> str:
    written = (business.settings.get(name, "").strip() for name in ("address", "phone", "tax_numbers"))
    return " · ".join(filter(None, (business.name, *(formats.isolated(text, t.language) for text in written))))


def _figures(closing: Decimal, standing: Balance | None, t: Translator) -> tuple[Figure, ...]:
    due = Figure(
        t.gettext("Balance due") if closing >= 0 else t.gettext("Balance in your favour"), abs(closing), Kind.MONEY
    )
    ages = zip(AGE_TITLES, standing.by_age, strict=True) if standing else ()
    return (due, *(Figure(t.gettext(title), amount, Kind.MONEY) for title, amount in ages if amount))


def _table(
    business: Business, lines: Sequence[StatementLine], opening: Decimal | None, closing: Decimal, t: Translator
) -> ReportTable:
    columns = (
        ReportColumn(t.gettext("Date"), Kind.DATE),
        ReportColumn(t.gettext("What"), Kind.TEXT, 20),
        ReportColumn(t.gettext("For"), Kind.TEXT, 24),
        ReportColumn(t.gettext("Charged"), Kind.MONEY),
        ReportColumn(t.gettext("Paid or credited"), Kind.MONEY),
        ReportColumn(t.gettext("Balance"), Kind.MONEY),
    )
    first: list[tuple[Value, ...]] = (
        [(None, t.gettext("Balance before"), "", None, None, opening)] if opening is not None else []
    )
    amounts = [line.entry.amount for line in lines]
    charged = sum((amount for amount in amounts if amount > 0), Decimal(0))
    paid = -sum((amount for amount in amounts if amount < 0), Decimal(0))
    total = (None, t.gettext("Total"), "", charged, paid, closing)
    return ReportTable("", columns, [*first, *(_row(line, business, t) for line in lines)], total=total)


def _row(line: StatementLine, business: Business, t: Translator) -> tuple[Value, ...]:
    entry = line.entry
    charged, paid = (entry.amount, None) if entry.amount > 0 else (None, -entry.amount)
    title = t.gettext(ENTRY_TITLES.get(entry.kind, entry.kind))
    return (entry.day, title, what_it_was(entry, business, t), charged, paid, line.balance)


def _standing(closing: Decimal, business: Business, t: Translator) -> str:
    amount = shown(abs(closing), Kind.MONEY, t, business.currency)
    if closing == 0:
        return t.gettext("The account is even.")
    words = t.gettext("To be paid: {amount}") if closing > 0 else t.gettext("We owe you: {amount}")
    return words.format(amount=amount)
