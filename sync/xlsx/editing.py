"""A batch of edits against one workbook file: the verdicts, and what the file needs to change."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from functools import cached_property

from sync.workbook import Edit, NewId, NewRow, Outcome, RowRemoval, Verdict
from sync.xlsx import sentences
from sync.xlsx.assembling import changes_formulas, row_splices
from sync.xlsx.book import Book, Sheet, book_of
from sync.xlsx.changes import Changes, Splice
from sync.xlsx.formulas import FormulaState
from sync.xlsx.growth import Growth, grown_filter_name, grown_sheet, grown_tables, totals_row
from sync.xlsx.header import Header, header_with, headers_of
from sync.xlsx.judging import SheetFull, headings_of, judge, judge_doubtful
from sync.xlsx.looks import Looks
from sync.xlsx.package import Package, unavailable
from sync.xlsx.reading import tab_of
from sync.xlsx.recalculation import forget_order, recalculate
from sync.xlsx.rowprints import RowPrints
from sync.xlsx.rows import SheetStream, UnusualSheet
from sync.xlsx.search import HEADER_ROWS, Wanted, first_rows, search
from sync.xlsx.strings import SharedStrings
from sync.xlsx.styles import Styles
from sync.xlsx.tabstate import TabState
from sync.xlsx.values import Decoder


class Editing:
    """Edits applied tab by tab to an open package; `changes` gathers what is to be written."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.book: Book = book_of(package)
        self.changes = Changes()
        self._states: dict[str, FormulaState] = {}
        self._doubtful: Collection[Edit] = ()

    @cached_property
    def decoder(self) -> Decoder:
        """How cells of this workbook are read."""
        styles = Styles(self.package.read(self.book.styles_part) if self.book.styles_part else b"")
        return Decoder(SharedStrings(self.package, self.book.strings_part), styles, self.book.counts_from_1904)

    def apply(self, edits: Sequence[Edit], doubtful: Collection[Edit] = ()) -> tuple[Outcome, ...]:
        """The verdicts in the order of the edits. Raises WorkbookUnavailable.

        Of the `doubtful` nobody knows whether they were made before; they are not made again.
        """
        self._doubtful = doubtful
        by_tab: dict[str, list[int]] = defaultdict(list)
        for number, edit in enumerate(edits):
            by_tab[edit.tab].append(number)
        outcomes: dict[int, Outcome] = {}
        for tab, numbers in by_tab.items():
            outcomes |= zip(numbers, self._tab(tab, [edits[number] for number in numbers]), strict=True)
        if self.changes:
            self.finish(changes_values=True)
        return tuple(outcomes[number] for number in range(len(edits)))

    def finish(self, *, changes_values: bool) -> None:
        """Complete the changes with the styles that were added and with what makes formulas compute anew."""
        if self.decoder.styles.is_changed:
            self.changes.replaced[self.book.styles_part] = self.decoder.styles.xml
        if changes_values:
            recalculate(self.package, self.book, self.changes, self._states)

    def _tab(self, tab: str, edits: Sequence[Edit]) -> list[Outcome]:
        sheet = self.book.sheet(tab)
        if sheet is None:
            return [Outcome(edit.operation, Verdict.GONE) for edit in edits]
        try:
            return self._sheet(sheet, edits)
        except UnusualSheet as unusual:
            raise unavailable(sentences.UNUSUAL, self.package.path) from unusual
        except SheetFull as full:
            raise unavailable(sentences.SHEET_FULL, self.package.path, tab=tab) from full

    def _sheet(self, sheet: Sheet, edits: Sequence[Edit]) -> list[Outcome]:
        stream = SheetStream(self.package.chunks(sheet.part))
        sample = first_rows(stream)
        self.decoder.learn(sample[:HEADER_ROWS], stream.grammar)
        top = [(row.number, self.decoder.values(row, stream.grammar)) for row in sample if row.number <= HEADER_ROWS]
        headers = headers_of(top)
        raw = tab_of(self.package.path, sheet.name) if _by_fingerprint(edits) else None
        prints = RowPrints(raw)
        wanted = _wanted(edits, headers, prints, totals_row(self.package, sheet.part))
        if wanted is None:
            return [Outcome(edit.operation, Verdict.NO_COLUMN) for edit in edits]
        found = search(SheetStream(self.package.chunks(sheet.part)), wanted, self.decoder)
        self.decoder.learn(found.rows.values(), found.grammar)
        state = TabState(
            found, self.decoder, headers, totals_row=wanted.totals_row, header_row=wanted.below, prints=prints
        )
        outcomes = [judge_doubtful(edit, state) if edit in self._doubtful else judge(edit, state) for edit in edits]
        if state.writes or state.removed:
            self._change(sheet, state, Looks(self.decoder, found.grammar, found.head, sample))
        return outcomes

    def _change(self, sheet: Sheet, state: TabState, looks: Looks) -> None:
        self.note(sheet, state, row_splices(state, looks))
        if state.new_rows:
            self._grow(sheet, state)

    def note(self, sheet: Sheet, state: TabState, splices: list[Splice]) -> None:
        """Gather what is to be written into a sheet, and what it means for formulas."""
        self.changes.splices[sheet.part] = splices
        self._states[sheet.part] = state.found.state
        if changes_formulas(state):
            self._states[sheet.part].has_formulas = True
            forget_order(self.package, self.book, self.changes)

    def _grow(self, sheet: Sheet, state: TabState) -> None:
        found, last = state.found, state.found.last
        growth = Growth(
            header=state.header_row,
            last=last.number if last else state.header_row,
            new_last=max(state.new_rows),
            columns={column for row in state.new_rows for column in state.writes[row]},
        )
        self.changes.splices[sheet.part] += grown_sheet(found.head, found.tail, found.tail_offset, growth)
        self.changes.replaced |= grown_tables(self.package, sheet.part, growth)
        workbook = self.changes.replaced.get(self.book.part) or self.package.read(self.book.part)
        grown = grown_filter_name(workbook, sheet.position, growth)
        if grown != workbook:
            self.changes.replaced[self.book.part] = grown


def _by_fingerprint(edits: Iterable[Edit]) -> bool:
    return any(isinstance(edit, (NewId, RowRemoval)) for edit in edits)


def _wanted(edits: Sequence[Edit], headers: Sequence[Header], prints: RowPrints, totals: int) -> Wanted | None:
    """What to look for in a sheet; None where it has the headings of none of the edits."""
    found = [(edit, header) for edit in edits if (header := header_with(headers, headings_of(edit)))]
    if not found:
        return None
    ids: dict[int, set[str]] = defaultdict(set)
    for edit, header in found:
        ids[header.columns[edit.id_heading]].add(edit.id.strip())
    appended = sum(isinstance(edit, NewRow) for edit, _ in found)
    is_shrinking = any(isinstance(edit, RowRemoval) for edit, _ in found)
    return Wanted(
        ids=ids,
        rows={row for edit in edits if isinstance(edit, NewId) for row in prints.rows_meant(edit)},
        below=min(header.row for _, header in found),
        appended=max(appended, int(is_shrinking)),
        totals_row=totals,
    )
