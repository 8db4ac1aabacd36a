"""What is to be written into the tab next: the chunk that takes more entries, those that follow, the documents."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, Row, func, select

from sync.mirror.contents import DOCUMENTS_ROW, HEADINGS, chunk_row, documents_row, empty_row, row_of
from sync.mirror.documents import documents, documents_text, print_of
from sync.mirror.mark import Mark
from sync.mirror.packing import COLUMNS, Chunk, Kept, chunked
from sync.own_tabs import KeptRow
from sync.place import Place
from sync.state import HISTORY

MOST_AT_ONCE = 20_000
MOST_KEPT = 50_000
"""More than these are not begun with: the oldest would only give way again."""


@dataclass(frozen=True)
class Plan:
    """The rows to be written, what to remember when they are, and whether more is waiting."""

    rows: Mapping[int, KeptRow]
    mark: Mark
    is_all: bool = True


def plan(connection: Connection, place: Place, mark: Mark) -> Plan | None:
    """The next rows; None where everything is in the tab."""
    rows, after, is_all = _chunks(connection, mark)
    rows = {row: empty_row(row) for row in mark.spoilt} | rows
    found = documents(connection, place)
    fresh = print_of(found)
    if fresh != mark.documents:
        rows[DOCUMENTS_ROW] = documents_row(documents_text(found))
    return Plan(rows, replace(after, documents=fresh), is_all) if rows else None


def _chunks(connection: Connection, mark: Mark) -> tuple[dict[int, KeptRow], Mark, bool]:
    newest = newest_number(connection)
    if newest <= mark.last and not mark.is_doubtful:
        return {}, mark, True
    entries = entries_from(connection, mark.first)
    chunks = list(chunked(entries, mark.chunk)) or [Chunk(mark.chunk, ())]
    return {row_of(chunk): chunk_row(chunk) for chunk in chunks}, advanced(mark, chunks), not _more(entries, newest)


def _more(entries: Sequence[Kept], newest: int) -> bool:
    return bool(entries) and entries[-1]["number"] < newest


def advanced(mark: Mark, chunks: Sequence[Chunk]) -> Mark:
    """What to remember when these chunks are written."""
    last = chunks[-1]
    first = last.entries[0]["number"] if last.entries else mark.first
    end = last.entries[-1]["number"] if last.entries else mark.first - 1
    return replace(mark, chunk=last.number, first=first, last=end, is_doubtful=False)


def from_the_start(connection: Connection, mark: Mark) -> Mark:
    """The mark from which everything is written anew, in chunks after all that there are."""
    first = max(oldest_number(connection), newest_number(connection) - MOST_KEPT + 1)
    return replace(mark, chunk=mark.chunk + 1, first=first, last=first - 1, documents="", is_doubtful=False)


def first_rows() -> dict[int, KeptRow]:
    """What a new tab begins with."""
    return {1: HEADINGS, DOCUMENTS_ROW: documents_row("")}


def oldest_number(connection: Connection) -> int:
    """The number of the oldest entry; 1 where there is none."""
    return connection.scalar(select(func.min(HISTORY.c.number))) or 1


def newest_number(connection: Connection) -> int:
    """The number of the newest entry; 0 where there is none."""
    return connection.scalar(select(func.max(HISTORY.c.number))) or 0


def entries_from(connection: Connection, first: int, *, limit: int = MOST_AT_ONCE) -> list[Kept]:
    """Entries from a number on, oldest first."""
    wanted = select(*(HISTORY.c[name] for name in COLUMNS)).where(HISTORY.c.number >= first)
    return [kept(row) for row in connection.execute(wanted.order_by(HISTORY.c.number).limit(limit))]


def kept(row: Row[Any]) -> Kept:
    """A row of the history's table as it is kept."""
    return row._asdict()
