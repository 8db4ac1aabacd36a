"""Which rows of a file are the same: any list, compared column by column, written as pairs and groups."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sync.files import read_file
from translations import N_, Translator
from translations.told import Told
from validation.matching.find import find_matches
from validation.matching.kinds import MatchKind
from validation.matching.matches import Band, Matches
from validation.matching.table import MatchColumn, MatchTable
from validation.matching.telling import told_kinds
from validation.recognition import headings_in
from validation.sheet import RawCell, RawTab, cell_text, unique_headings
from validation.unrecognised import guessed_header
from validation.values_seen import is_empty


@dataclass(frozen=True)
class Found:
    """The matches of a file, and the kind of each of its columns."""

    file: str
    kinds: Mapping[str, MatchKind]
    matches: Matches

    def as_json(self) -> dict[str, Any]:
        """What `--json` prints."""
        return {
            "file": self.file,
            "rows": len(self.matches.table.ids),
            "columns": [{"heading": heading, "kind": kind.value} for heading, kind in self.kinds.items()],
            "pairs": _counted(self.matches),
            "clusters": len(self.matches.groups),
        }


def duplicates_in(path: Path, *, id_column: str = "", kinds: Mapping[str, str] | None = None, link: str = "") -> Found:
    """The matches of the largest tab of a file; `link` names a column only different values of which are compared.

    Raises Told for a column that is not there, a kind that is none, or an id that two rows have.
    """
    columns = _columns(max(read_file(path), key=lambda tab: len(tab.rows)))
    for heading in filter(None, (id_column, link, *(kinds or ()))):
        if heading not in columns:
            raise Told(_NO_COLUMN, file=path.name, column=heading, known=", ".join(filter(None, columns)))
    ids = columns.pop(id_column or _ROW)
    columns.pop(_ROW, None)
    _check_ids(ids, id_column)
    said = {heading: _kind(word) for heading, word in (kinds or {}).items()}
    told = told_kinds(columns) | said | ({link: MatchKind.IGNORED} if link else {})
    table = MatchTable(ids, {heading: MatchColumn(told[heading], values) for heading, values in columns.items()})
    return Found(path.name, told, find_matches(table, link=link or None))


def write_pairs(matches: Matches, path: Path, t: Translator) -> None:
    """Pairs, the likeliest first: id_a, id_b, probability, band, reasons."""
    rows = ((m.id_a, m.id_b, f"{m.probability:.6f}", m.band.value, m.reasons(t)) for m in matches)
    _write(path, ("id_a", "id_b", "probability", "band", "reasons"), rows)


def write_clusters(matches: Matches, path: Path) -> None:
    """Every row with the first id of its group: id, cluster."""
    ids = matches.table.ids
    _write(path, ("id", "cluster"), ((id, ids[first]) for id, first in zip(ids, matches.cluster.tolist(), strict=True)))


def _write(path: Path, headings: Sequence[str], rows: Iterator[Sequence[str]]) -> None:
    try:
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(headings)
            writer.writerows(rows)
    except OSError as trouble:
        raise Told(N_("{file} cannot be written: {why}."), file=path.name, why=trouble.strerror) from trouble


def _columns(tab: RawTab) -> dict[str, list[str]]:
    """Texts by heading, and the number of each row under `_ROW`; empty rows are left out."""
    start = _header_row(tab)
    headings = unique_headings(tab.rows[start]) if tab.rows else ()
    rows = [(at, row) for at, row in enumerate(tab.rows[start + 1 :], start + 2) if not all(map(is_empty, row))]
    named = [(place, heading) for place, heading in enumerate(headings) if heading]
    columns = {heading: [_text(row, place) for _, row in rows] for place, heading in named}
    return {_ROW: [str(at) for at, _ in rows], **columns}


def _text(row: Sequence[RawCell], place: int) -> str:
    cell = row[place] if place < len(row) else None
    return cell.strip() if isinstance(cell, str) else cell_text(cell)


def _header_row(tab: RawTab) -> int:
    if tab.rows and headings_in(tab.name, 1, tab.rows[0]):
        return 0
    return max(guessed_header(tab).row - 1, 0)


def _check_ids(ids: Sequence[str], column: str) -> None:
    seen: set[str] = set()
    double = next((id for id in ids if id in seen or seen.add(id)), None)  # type: ignore[func-returns-value]
    if double is not None:
        raise Told(N_("{column} is no id: {id} stands in more than one row."), column=column, id=double or "(empty)")


def _kind(word: str) -> MatchKind:
    try:
        return MatchKind(word)
    except ValueError as unknown:
        known = ", ".join(kind.value for kind in MatchKind)
        raise Told(N_("{kind} is no kind of column. There are {known}."), kind=word, known=known) from unknown


def _counted(matches: Matches) -> dict[str, int]:
    certain = int(matches.pairs.is_certain.sum())
    return {Band.CERTAIN.value: certain, Band.LOOK.value: len(matches) - certain}


_ROW = ""
_NO_COLUMN = N_("{file} has no column {column}. It has {known}.")
