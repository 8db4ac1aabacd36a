"""The words of customers' names and of goods, which tell one from the other in a line typed at the counter."""

from records.snapshot import Snapshot
from validation.folding import fold
from validation.one_line import Known

_MOST = 200_000


def known_words(snapshot: Snapshot) -> Known:
    """The folded words, found once for each reading of the sheet."""
    known: Known = snapshot.once("known words", lambda: Known(_words(snapshot, _NAMES), _words(snapshot, _GOODS)))
    return known


def _words(snapshot: Snapshot, texts: str) -> frozenset[str]:
    sql = f"SELECT DISTINCT unnest(string_split_regex(lower(text), '[\\s,;/()]+')) FROM ({texts}) LIMIT {_MOST}"
    found = snapshot.cursor().execute(sql).fetchall()
    return frozenset(folded for (word,) in found if word and len(folded := fold(word)) > 1 and folded[0].isalpha())


_NAMES = "SELECT name AS text FROM contacts WHERE name IS NOT NULL"
_GOODS = """SELECT DISTINCT item AS text FROM sales WHERE item IS NOT NULL
    UNION ALL SELECT name FROM products WHERE name IS NOT NULL"""
