"""Whether a row being typed is there already, while the whole table is not compared yet: rows with its phone or its name."""

from collections.abc import Mapping

from records.matched_rows import MatchedColumn, matched_columns, rows_matched
from records.query import Query
from records.rows import Row
from records.snapshot import Snapshot
from sync.match_index import LEAST_TO_ASK
from validation.matching.index import MatchIndex
from validation.matching.matches import Match
from validation.matching.table import MatchColumn, MatchTable

_SEARCHED = ("phones", "emails", "name", "name_other_script", "firm", "gstin")
_MOST = 20
_LETTERS, _MOST_WORDS = 3, 2


def quick_matches(
    snapshot: Snapshot, table: str, cells: Mapping[str, str], *, but: str = "", by_words: bool = False
) -> tuple[Match, ...]:
    """The rows that a row with these texts, by field, may be, as `id_a`, judged without knowing the table's other rows.

    `by_words` looks at rows with one word of the name instead of all of it, for another may be spelled wrong.
    """
    columns: tuple[MatchedColumn, ...] = snapshot.once(("matched", table), lambda: matched_columns(snapshot, table))
    keys = dict.fromkeys(row.key for text in _texts(cells, by_words) for row in _found(snapshot, table, text))
    rows = rows_matched(snapshot, table, columns, keys)
    if not rows:
        return ()
    texts = {c.heading: MatchColumn(c.kind, [row[c.heading] for row in rows.values()]) for c in columns}
    index = MatchIndex.of(MatchTable(list(rows), texts))
    return index.candidates({c.heading: cells.get(c.field, "") for c in columns}, but=but, at_least=LEAST_TO_ASK)


def _texts(cells: Mapping[str, str], by_words: bool) -> list[str]:
    given = dict(cells)
    words = sorted(filter(_says_enough, given.get("name", "").split()), key=len, reverse=True)
    if by_words and words:
        given["name"] = ", ".join(words[:_MOST_WORDS])
    texts = [part.strip() for field in _SEARCHED for part in given.get(field, "").replace("/", ",").split(",")]
    return list(dict.fromkeys(filter(None, texts)))


def _says_enough(word: str) -> bool:
    return len(word) >= _LETTERS and not any(map(str.isdigit, word))


def _found(snapshot: Snapshot, table: str, text: str) -> tuple[Row, ...]:
    return snapshot.rows(Query(table, search=text), fields=(), limit=_MOST)
