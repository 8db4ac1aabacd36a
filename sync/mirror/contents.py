"""What stands where in the tab: headings, the small documents, then places for chunks that are used in turn."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sync.mirror.documents import Documents
from sync.mirror.packing import PARTS, Chunk, Damaged, Kept, chunk_of, in_parts, text_in, unpacked
from sync.own_tabs import HISTORY_TAB, KeptRow

PLACES = 120
"""When all are taken, the chunk of the oldest changes gives way to the newest: some 57,000 changes are kept."""
TITLE = "Bahi keeps its history here. Please do not change anything."
HEADINGS: KeptRow = (TITLE, "What it holds", *(f"Part {part}" for part in range(1, PARTS + 1)))
DOCUMENTS_ROW, _FIRST_PLACE = 2, 3
HEIGHT, WIDTH = _FIRST_PLACE + PLACES - 1, len(HEADINGS)
CELLS = HEIGHT * WIDTH
_PAYLOAD = 2
_DOCUMENTS_NOTE = "Views, settings, decisions"


@dataclass(frozen=True)
class Found:
    """What could be read: the entries by their numbers, and where something stands that Bahi did not write."""

    entries: tuple[Kept, ...]
    documents: Documents
    damaged: tuple[str, ...]
    """For each row that cannot be read its number and what it held, as far as that still stands beside it."""
    spoilt: tuple[int, ...]
    """The numbers of those rows."""
    last_chunk: int
    last_first: int
    """The first entry of the last chunk."""


def row_of(chunk: Chunk) -> int:
    """The row in which a chunk stands."""
    return _FIRST_PLACE + chunk.number % PLACES


def chunk_row(chunk: Chunk) -> KeptRow:
    """The cells of a chunk; empty where it has no entries."""
    if not chunk.entries:
        return empty_row(row_of(chunk))
    return (label_of(row_of(chunk)), chunk.note, *in_parts(chunk.text))


def empty_row(row: int) -> KeptRow:
    """The cells of a row that holds nothing yet, or nothing any more."""
    return (label_of(row), "", *in_parts(""))


def documents_row(text: str) -> KeptRow:
    """The cells of the documents."""
    return (label_of(DOCUMENTS_ROW), _DOCUMENTS_NOTE, *in_parts(text))


def label_of(row: int) -> str:
    """The first cell of a row, by which it is seen that rows were moved."""
    if row < _FIRST_PLACE:
        return TITLE if row == 1 else "documents"
    return str(row - _FIRST_PLACE)


def is_ours(rows: Sequence[KeptRow]) -> bool:
    """Whether Bahi made the tab."""
    return any(row[:1] == (TITLE,) for row in rows) or bool(found_in(rows).entries)


def misplaced(labels: Mapping[int, str]) -> tuple[int, ...]:
    """The rows that somebody has moved, told from the first column."""
    return tuple(number for number, label in labels.items() if label not in ("", label_of(number)))


def labels_in(rows: Sequence[KeptRow]) -> dict[int, str]:
    """The first column by row."""
    return {number: row[0] for number, row in enumerate(rows, 1) if row}


def found_in(rows: Sequence[KeptRow]) -> Found:
    """Whatever can be read of the tab; of an entry that stands in two chunks the later one counts."""
    chunks: list[Chunk] = []
    documents: Documents = {}
    damaged: dict[int, str] = {}
    for number, row in enumerate(rows, 1):
        if "".join(row[1:]) in ("", _DOCUMENTS_NOTE, "".join(HEADINGS[1:])):
            continue
        try:
            if row[0] == label_of(DOCUMENTS_ROW):
                documents = unpacked(text_in(row, _PAYLOAD))
            else:
                chunks.append(chunk_of(text_in(row, _PAYLOAD)))
        except Damaged:
            damaged[number] = f"{HISTORY_TAB}!{number}" + (f" ({row[1]})" if row[1] else "")
    chunks.sort(key=lambda chunk: chunk.number)
    entries = {entry["number"]: entry for chunk in chunks for entry in chunk.entries}
    return Found(
        entries=tuple(entries[number] for number in sorted(entries)),
        documents=documents,
        damaged=tuple(damaged.values()),
        spoilt=tuple(damaged),
        last_chunk=chunks[-1].number if chunks else 0,
        last_first=chunks[-1].entries[0]["number"] if chunks and chunks[-1].entries else 1,
    )
