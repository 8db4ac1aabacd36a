"""What a report needs of the sheet, and the words for it where the sheet does not have it."""

from records.snapshot import Snapshot
from reports.report import AnyOf, Report
from translations import Translator
from validation.record import fields_of
from validation.tables import record_named

SOLD: AnyOf = (("sales", "amount"), ("documents", "total"))
SOLD_ON: AnyOf = (("sales", "on"), ("documents", "on"))
SOLD_WHAT: AnyOf = (
    ("sales", "item"),
    ("sales", "product"),
    ("document_lines", "description"),
    ("document_lines", "product"),
)
SOLD_TO: AnyOf = (("sales", "customer"), ("documents", "party"))
SOLD_BY: AnyOf = (("sales", "owner"), ("documents", "owner"), ("contacts", "owner"))
WHERE: AnyOf = (("contacts", "city"), ("organisations", "city"), ("contacts", "area"))


def missing(report: Report, snapshot: Snapshot, t: Translator) -> str:
    """Which columns would be needed, in words; "" where the sheet has them."""
    there = {(state.table.key, field.name) for state in snapshot.states() for field in state.fields}
    lacking = [some for some in report.needs if not there & set(some)]
    if not lacking:
        return ""
    columns = "; ".join(_one_of(some, t) for some in lacking)
    return t.gettext("For this your sheet needs a column that it does not have yet: {columns}.").format(columns=columns)


def _one_of(some: AnyOf, t: Translator) -> str:
    return f" {t.gettext('or')} ".join(_column(table, field, t) for table, field in some[:2])


def _column(table: str, name: str, t: Translator) -> str:
    record = record_named(table)
    heading = next(field.heading for field in fields_of(record) if field.name == name)
    words = t.gettext("{column} in {tab}")
    return words.format(column=t.gettext(heading), tab=t.gettext(record.table.title))
