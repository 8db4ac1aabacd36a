"""Queries in words, in the reader's language."""

from collections.abc import Sequence
from datetime import date

from records.operands import operand
from records.query import Filter, Labels, Operator, Query
from records.shown import shown
from translations import N_, Translator
from validation.column import Field
from validation.kinds import NUMERIC, TEMPORAL, Kind
from validation.tables import record_named, tables_linked


def sentence_of(query: Query, t: Translator, fields: Sequence[Field], labels: Labels, currency: str = "INR") -> str:
    """Customers in Lahore or Karachi with amount at least ₹500, newest first."""
    known = {field.name: field for field in fields}
    said = t.gettext(record_named(query.table).table.title)
    filters = [(known[filter.field], filter) for filter in query.filters if filter.field in known]
    for field, filter in filters:
        if _is_place(field, filter):
            said = t.gettext("{rows} in {places}").format(rows=said, places=_either(field, filter, t, labels, currency))
    others = [_condition(f, filter, t, labels, currency) for f, filter in filters if not _is_place(f, filter)]
    if others:
        said = t.gettext("{rows} with {conditions}").format(rows=said, conditions=_joined(others, t.gettext("and")))
    if query.search:
        said = t.gettext("{rows} matching “{search}”").format(rows=said, search=query.search)
    if query.sort and query.sort[0] in known:
        said = t.gettext("{rows}, {order}").format(rows=said, order=_order(query, known[query.sort[0]], t))
    return said


def _is_place(field: Field, filter: Filter) -> bool:
    return field.name in _PLACES and filter.operator is Operator.IS


def _condition(field: Field, filter: Filter, t: Translator, labels: Labels, currency: str) -> str:
    words = (_OF_DATES if field.kind in TEMPORAL else _OF_YES_NO if field.kind is Kind.YES_NO else {}).get(
        filter.operator
    )
    pattern = t.gettext(words or _WORDS[filter.operator])
    return pattern.format(field=_heading(field, t), value=_either(field, filter, t, labels, currency))


def _heading(field: Field, t: Translator) -> str:
    """The field as it stands inside a sentence; the owner's own headings and abbreviations as they are."""
    if field.is_custom:
        return field.heading
    said = t.gettext(field.heading)
    return said if said[1:2].isupper() else said[:1].lower() + said[1:]


def _either(field: Field, filter: Filter, t: Translator, labels: Labels, currency: str) -> str:
    return _joined([_value(field, filter, text, t, labels, currency) for text in filter.values], t.gettext("or"))


def _value(field: Field, filter: Filter, text: str, t: Translator, labels: Labels, currency: str) -> str:
    if field.kind in TEMPORAL and text.casefold().startswith("today"):
        return _relative(text, t)
    if field.kind in (Kind.LINK, Kind.LINKS):
        names = [record.table.name for record in tables_linked(field.column)]
        return next((labels[name, text] for name in names if (name, text) in labels), text)
    if filter.operator is Operator.CONTAINS or field.kind not in NUMERIC | TEMPORAL | {Kind.YES_NO, Kind.PHONES}:
        return text
    value = operand(text, field.kind)
    kind = Kind.DATE if isinstance(value, date) and len(text) <= len("2024-03-05") else field.kind
    return shown(value, kind, t, currency) if value is not None else text


def _relative(text: str, t: Translator) -> str:
    # The day itself does not matter here, only how far it is from today.
    day = operand(text, Kind.DATE, lambda: _SOME_DAY)
    days = (day - _SOME_DAY).days if isinstance(day, date) else 0
    if days == 0:
        return t.gettext("today")
    words = (
        t.ngettext("{days} day ago", "{days} days ago", -days)
        if days < 0
        else t.ngettext("in {days} day", "in {days} days", days)
    )
    return words.format(days=abs(days))


def _joined(parts: Sequence[str], word: str) -> str:
    *first, last = parts or [""]
    return f"{', '.join(first)} {word} {last}" if first else last


def _order(query: Query, field: Field, t: Translator) -> str:
    descending = bool(query.sort and query.sort[1])
    if field.kind in TEMPORAL:
        if field.name == record_named(query.table).table.happened:
            return t.gettext("newest first") if descending else t.gettext("oldest first")
        words = N_("latest {field} first") if descending else N_("earliest {field} first")
    elif field.kind in NUMERIC:
        words = N_("largest {field} first") if descending else N_("smallest {field} first")
    else:
        words = N_("sorted by {field}, backwards") if descending else N_("sorted by {field}")
    return t.gettext(words).format(field=_heading(field, t))


_SOME_DAY = date(2000, 1, 1)
_PLACES = frozenset({"mohalla", "area", "city", "tehsil", "district", "state", "country"})
_WORDS = {
    Operator.IS: N_("{field} {value}"),
    Operator.IS_NOT: N_("{field} other than {value}"),
    Operator.CONTAINS: N_("“{value}” in {field}"),
    Operator.MIN: N_("{field} at least {value}"),
    Operator.MAX: N_("{field} at most {value}"),
    Operator.EMPTY: N_("no {field}"),
    Operator.FILLED: N_("some {field}"),
}
_OF_DATES = {
    Operator.IS: N_("{field} on {value}"),
    Operator.MIN: N_("{field} from {value}"),
    Operator.MAX: N_("{field} until {value}"),
}
_OF_YES_NO = {Operator.IS: N_("{field}: {value}")}
