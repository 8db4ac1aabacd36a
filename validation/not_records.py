"""Which rows below the headings are records, and why others are not: totals, titles, repeated headings, blanks."""

from collections.abc import Iterator, Sequence
from datetime import date
from enum import StrEnum
from functools import lru_cache
from itertools import islice

from validation.cells.month_names import month_named
from validation.folding import fold
from validation.heading_words import is_serial_number
from validation.kinds import NUMERIC, TEMPORAL, Kind
from validation.layout import PlacedColumn, TabLayout
from validation.sheet import RawCell, RawTab, cell_text
from validation.values_seen import has_letters, is_empty, is_number


class WhyNotRecord(StrEnum):
    """Why a row is kept and never counted."""

    BLANK = "blank"
    """Empty, or nothing but zeros, a serial number, an unticked box or a formula that was filled down in advance."""
    TOTAL = "total"
    TITLE = "title"
    """The title of a month, a day or a section between the rows."""
    HEADINGS = "headings"
    """The headings once more."""


def record_rows(tab: RawTab, layout: TabLayout) -> tuple[list[int], dict[int, WhyNotRecord]]:
    """The indices in `tab.rows` of the records below the header, in order, and why each of the other rows is none."""
    reading = _Reading(tab, layout)
    why = {index: reason for index in _suspects(tab, layout) if (reason := reading.why_not(index))}
    below = range(layout.header_row, len(tab.rows))
    return ([index for index in below if index not in why] if why else list(below)), why


def is_total(cell: RawCell) -> bool:
    """Whether a cell says that its row adds up others: "Total", "Grand total March", "कुल योग", "ٹوٹل", "میزان"."""
    return isinstance(cell, str) and _is_total_text(cell)


@lru_cache(maxsize=10_000)
def _is_total_text(text: str) -> bool:
    if not any(word in text for word in _TOTALS_AS_WRITTEN):
        return False
    words = _words(text)
    return not _TOTAL.isdisjoint(words) and all(word in _WORDS_OF_TOTALS or _is_of_titles(word) for word in words)


def is_month_title(cell: RawCell) -> bool:
    """Whether a text names nothing but a month, a year or a financial year, as titles between rows do."""
    words = _words(cell) if has_letters(cell) else []
    return any(map(month_named, words)) and all(_is_of_titles(word) for word in words)


class _Reading:
    """What is known of one tab while its doubtful rows are looked at one by one."""

    def __init__(self, tab: RawTab, layout: TabLayout) -> None:
        self.tab = tab
        self.headings = [_plain(cell) for cell in tab.rows[layout.header_row - 1]] if layout.header_row else []
        self.serials = {c.index for c in layout.columns if is_serial_number(c.heading)}
        self.kinds = {c.index: c.kind for c in layout.columns if not c.is_custom}
        self.titles = {top - 1 for top, left, bottom, right in tab.merged if top == bottom and right - left >= 2}

    def why_not(self, index: int) -> WhyNotRecord | None:
        """The reason, or None for a record."""
        row = self.tab.rows[index]
        filled = [at for at, cell in enumerate(row) if not is_empty(cell)] if any(row) else []
        own = [at for at in filled if not self._is_filled_in_advance(at, index)]
        if not own:
            return None if any(index + 1 in rows for rows in self.tab.uncomputed.values()) else WhyNotRecord.BLANK
        if self._repeats_headings(row, own):
            return WhyNotRecord.HEADINGS
        if self._adds_up(row, own):
            return WhyNotRecord.TOTAL
        return WhyNotRecord.TITLE if len(own) == 1 and self._is_title(index, own[0]) else None

    def _is_filled_in_advance(self, at: int, index: int) -> bool:
        """A formula that shows a text is a row; one that shows a number may have been filled down to row 1000."""
        cell = self.tab.rows[index][at]
        if cell is False:
            return True
        if at in self.serials:
            return is_number(cell)
        return index + 1 in self.tab.formulas.get(at, ()) and not has_letters(cell)

    def _repeats_headings(self, row: Sequence[RawCell], own: Sequence[int]) -> bool:
        same = sum(at < len(self.headings) and _plain(row[at]) == self.headings[at] for at in own)
        return same >= min(2, sum(map(bool, self.headings))) and same >= 0.6 * len(own) > 0

    def _adds_up(self, row: Sequence[RawCell], own: Sequence[int]) -> bool:
        """A total has nothing but numbers beside it: a customer called Total has a phone, a date or an address."""
        totals = [at for at in own if is_total(row[at])]
        others = [at for at in own if at not in totals]
        return bool(totals) and all(self._may_stand_in_a_total(row[at], self.kinds.get(at)) for at in others)

    def _may_stand_in_a_total(self, cell: RawCell, kind: Kind | None) -> bool:
        if kind in (Kind.PHONES, Kind.ID, Kind.EMAILS):
            return False
        return is_number(cell) or is_month_title(cell) or isinstance(cell, date) or not has_letters(cell)

    def _is_title(self, index: int, at: int) -> bool:
        cell, kind = self.tab.rows[index][at], self.kinds.get(at)
        if index in self.titles or (isinstance(cell, date) and len(self.kinds) > 2):
            return True
        if is_month_title(cell):
            return kind is not Kind.NAME or any(map(str.isdigit, cell_text(cell)))
        return has_letters(cell) and (kind in NUMERIC or kind in TEMPORAL or at in self.serials)


def _suspects(tab: RawTab, layout: TabLayout) -> Iterator[int]:
    """Rows that may be no records: a record has its two usual words (name and date, say), others have not both."""
    anchors = _anchors(tab, layout)
    if len(anchors) < 2:
        yield from range(layout.header_row, len(tab.rows))
        return
    first, second = anchors
    width, low = max(anchors), layout.header_row
    below = islice(enumerate(tab.rows), low, None)
    thin = {i for i, row in below if len(row) <= width or row[first] is None or row[second] is None or not row[first]}
    yield from sorted(thin.union(_rows_that_say(tab, anchors, low)))


def _anchors(tab: RawTab, layout: TabLayout) -> tuple[int, ...]:
    """The two columns filled most often, words, phones and dates before numbers; none where there are no two."""
    start = layout.header_row
    sample = tab.rows[start : start + _ANCHOR_SAMPLE]
    usable = [c for c in layout.columns if c.index not in tab.formulas and not is_serial_number(c.heading)]
    merits = {column.index: _merit(column, sample) for column in usable}
    best = sorted((index for index, merit in merits.items() if merit[1]), key=lambda index: merits[index], reverse=True)
    return tuple(best[:2]) if len(best) >= 2 else ()


def _merit(column: PlacedColumn, sample: Sequence[Sequence[RawCell]]) -> tuple[bool, int]:
    cells = [row[column.index] for row in sample if len(row) > column.index and not is_empty(row[column.index])]
    words = sum(column.kind in _KINDS_OF_WORDS or isinstance(cell, date) or has_letters(cell) for cell in cells)
    return words * 2 > len(sample), len(cells)


def _rows_that_say(tab: RawTab, anchors: Sequence[int], start: int) -> Iterator[int]:
    """Rows with a total or the heading in an anchor. First a search through the joined column: mostly there is none."""
    for at in anchors:
        heading = cell_text(tab.rows[start - 1][at]) if start and len(tab.rows[start - 1]) > at else ""
        cells = [row[at] if len(row) > at and type(row[at]) is str else "" for row in islice(tab.rows, start, None)]
        text = "\n".join(cells)  # type: ignore[arg-type]  # mypy does not narrow by `type(...) is`
        for word in [
            word for word in {*_TOTALS_AS_WRITTEN, heading, heading.upper(), heading.title()} if word and word in text
        ]:
            said = (place for place, cell in enumerate(cells, start) if word in cell)  # type: ignore[operator]
            yield from (
                place
                for place in said
                if is_total(tab.rows[place][at]) or _plain(tab.rows[place][at]) == _plain(heading)
            )


def _plain(cell: RawCell) -> str:
    return " ".join(cell.casefold().split()) if isinstance(cell, str) else cell_text(cell)


def _is_of_titles(word: str) -> bool:
    return word.isdigit() or word in _WORDS_OF_TITLES or month_named(word) is not None


def _words(cell: RawCell) -> list[str]:
    return "".join(c if c.isalnum() or ord(c) > 0x2FF else " " for c in fold(cell_text(cell))).split()


_ANCHOR_SAMPLE = 300
_KINDS_OF_WORDS = frozenset({Kind.NAME, Kind.PHONES, Kind.EMAILS, Kind.DATE, Kind.MOMENT, Kind.ID})
_TOTALS_AS_WRITTEN = frozenset(
    {"otal", "OTAL", "orward", "ORWARD", "कुल", "योग", "जोड", "ٹوٹل", "میزان", "مجموع", "کل", "ميزان", "كل"}
)


def _folded(words: str) -> frozenset[str]:
    return frozenset(part for word in words.split() for part in _words(word))


_TOTAL = _folded("total totals subtotal grandtotal कुल योग महायोग जोड़ टोटल ٹوٹل میزان مجموعہ مجموعی کل forward")
_WORDS_OF_TITLES = _folded("month year fy of the for to from माह महीना वर्ष सन साल ماہ مہینہ سال سنہ")
_WORDS_OF_TOTALS = _TOTAL | _folded(
    "grand sub net gross final monthly daily day weekly week yearly page amount sum sale sales rs inr pkr carried "
    "brought balance due received paid no all qty quantity राशि रकम बिक्री सकल रुपये रु बाकी जमा رقم روپے باقی وصول فروخت"
)
