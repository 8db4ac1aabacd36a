"""Who stands for whom, and what each was owed at the beginning, as pieces of queries about money."""

from records.merged import MERGED_ROWS
from records.snapshot import Snapshot


def merged_sql(snapshot: Snapshot) -> str:
    """What follows WITH for a list `merged` of (gone, kept): contacts and organisations that were merged into others."""
    return _MERGED if snapshot.keeps_merged else _MERGED_AMONG_THEM


def openings_sql(snapshot: Snapshot) -> str:
    """The same for `openings`: the opening balances that rows state, of merged ones too: they count for who stands for them."""
    places = ("", "_merged") if snapshot.keeps_merged else ("",)
    one = "SELECT '{0}' AS source, _key, {1} AS day, opening_balance FROM {0}{2} WHERE opening_balance <> 0"
    parts = [one.format(table, day, place) for table, day in _PARTIES for place in places]
    return f"openings AS ({' UNION ALL '.join(parts)})"


_PARTIES = (("contacts", "created_on"), ("organisations", "NULL::DATE"))
_MERGED = f"merged AS (SELECT key AS gone, kept FROM {MERGED_ROWS})"
_MERGED_AMONG_THEM = """merged AS (
    SELECT _key AS gone, merged_into AS kept FROM contacts WHERE merged_into IS NOT NULL
    UNION ALL SELECT _key, merged_into FROM organisations WHERE merged_into IS NOT NULL
)"""
"""In a file of before merged rows stood apart."""
