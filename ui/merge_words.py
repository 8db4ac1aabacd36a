"""What a merge is and does, in words."""

from collections import Counter

from records.rows import Row
from sync.merging import MergePlan
from translations import formats
from ui.screen import Screen
from validation.tables import record_named


def place_in_words(screen: Screen, row: Row) -> str:
    """Where a row stands in the sheet, and since when it is there, as far as known."""
    t = screen.t
    if row.is_derived:
        return t.gettext("read from the {tab} tab").format(tab=row.tab)
    if row.row is None:
        return t.gettext("not in the sheet yet")
    parts = [t.gettext("{tab} tab, row {row}").format(tab=row.tab, row=formats.number(row.row, t.language))]
    if row.values.get("created_on"):
        parts.append(t.gettext("since {day}").format(day=formats.day(row.values["created_on"], t.language)))
    return " · ".join(parts)


def moved_in_words(screen: Screen, plan: MergePlan) -> str:
    """What happens to what belongs to the other rows, and to these: "11 Sales and 2 Follow-ups go to Rajesh Sharma"."""
    t, name = screen.t, plan.kept.label
    counts = Counter(pointer.row.table for pointer in plan.moved)
    parts = [
        f"{formats.number(count, t.language)} {t.gettext(record_named(table).table.title)}"
        for table, count in counts.most_common()
    ]
    moved = t.gettext("To {name} go: {rows}.").format(name=name, rows=", ".join(parts)) if parts else ""
    others = [row for row in plan.gone if not row.is_derived]
    stay = t.ngettext(
        "{count} other row stays in the sheet, marked as merged.",
        "{count} other rows stay in the sheet, marked as merged.",
        len(others),
    ).format(count=formats.number(len(others), t.language))
    return " ".join(filter(None, (moved, stay if others else "")))
