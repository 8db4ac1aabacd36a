"""The state that edits left a tab in, turned into changes of the file's parts."""

from bisect import bisect_left
from dataclasses import replace

from sync.xlsx.cellxml import NewCell, new_row, row_with
from sync.xlsx.changes import Splice
from sync.xlsx.formulas import moved
from sync.xlsx.looks import Looks
from sync.xlsx.rows import Cell, Row
from sync.xlsx.search import Found
from sync.xlsx.tabstate import TabState
from sync.xlsx.xml import attributes, excel_text


def row_splices(state: TabState, looks: Looks) -> list[Splice]:
    """The pieces of the sheet's rows that change."""
    splices = [_edited(state, looks, number) for number in state.writes if number not in state.new_rows]
    gone = _last_removed(state)
    splices += [_removed(state, number, is_last=number in gone) for number in state.removed]
    if state.new_rows:
        splices += _appended(state, looks)
    return splices


def changes_formulas(state: TabState) -> bool:
    """Whether formulas are added or taken away, so that the order in which Excel computes them no longer fits."""
    template = state.found.template
    rows = [*state.removed, *([template.number] if template and state.new_rows else [])]
    return any(state.found.has_formula(cell) for row in rows for cell in state.cells(row).values())


def _edited(state: TabState, looks: Looks, number: int) -> Splice:
    row = _there(state, number)
    cells = {
        column: looks.dressed(value, looks.style_at(state.cells(number).get(column), row, column), column)
        for column, value in state.writes[number].items()
    }
    return Splice(row.start, row.end, row_with(row, cells, state.found.grammar))


def _there(state: TabState, number: int) -> Row:
    row = state.row(number)
    if row is None:
        raise LookupError(f"row {number} was judged without having been found")
    return row


def _last_removed(state: TabState) -> set[int]:
    """The removed rows below which nothing is left: an import that is taken back leaves no blank rows."""
    gone: set[int] = set()
    number = state.found.last.number if state.found.last else 0
    while number in state.removed:
        gone.add(number)
        number -= 1
    return gone


def _removed(state: TabState, number: int, *, is_last: bool) -> Splice:
    """The last rows go; one above others is emptied, for taking it out would move what formulas and names point at."""
    row = _there(state, number)
    if is_last:
        return Splice(row.start, row.end, b"")
    emptied = {column: NewCell(cell.style) for column, cell in state.cells(number).items() if cell.content}
    return Splice(row.start, row.end, row_with(row, emptied, state.found.grammar))


def _appended(state: TabState, looks: Looks) -> list[Splice]:
    """The new rows: in the place of rows that only wear formats, else after the row that stands before them."""
    splices: list[Splice] = []
    last = state.found.last
    inserted_at = last.end if last else len(state.found.head)
    below = sorted((row.number, row.end) for row in state.found.after_last)
    inserted: dict[int, list[bytes]] = {}
    for number in sorted(state.new_rows):
        cells = _new_cells(state, looks, number)
        row = state.row(number)
        if row:
            splices.append(Splice(row.start, row.end, row_with(row, cells, state.found.grammar)))
        else:
            above = bisect_left(below, (number, 0))
            before = below[above - 1][1] if above else inserted_at
            tag = state.found.template.tag if state.found.template else b""
            inserted.setdefault(before, []).append(new_row(number, tag, cells, state.found.grammar))
    return splices + [Splice(offset, offset, b"".join(rows)) for offset, rows in inserted.items()]


def _new_cells(state: TabState, looks: Looks, number: int) -> dict[int, NewCell]:
    template = state.found.template
    above = state.cells(template.number) if template else {}
    here = state.cells(number)
    cells: dict[int, NewCell] = {}
    for column, cell in above.items():
        own = here.get(column)
        like_above = _like_above(state.found, cell, template.number if template else 0, number)
        if own is None or (like_above.formula and not own.content):
            cells[column] = replace(like_above, style=own.style if own and own.style else like_above.style)
    for column, value in state.writes[number].items():
        own = here.get(column)
        style = (
            own.style if own and own.style else looks.style_at(above.get(column), template or state.row(number), column)
        )
        cells[column] = looks.dressed(value, style, column)
    return {column: cell for column, cell in cells.items() if cell.style or cell.formula or cell.value is not None}


def _like_above(found: Found, cell: Cell, above: int, number: int) -> NewCell:
    """A cell that wears what the one above it wears and has its formula, but nothing typed."""
    formula = found.grammar.formula.search(cell.content)
    if not formula:
        return NewCell(cell.style)
    named = attributes(formula[1])
    text = _text_below(found, named, excel_text(formula[2] or b""), cell.column, number - above, number)
    return NewCell(cell.style, formula=text or "", is_array=named.get("t") == "array")


def _text_below(found: Found, named: dict[str, str], text: str, column: int, rows: int, number: int) -> str | None:
    """The formula as it reads so many rows further down; a shared one is moved from the cell that has its text."""
    kind = named.get("t", "normal")
    if kind == "shared" and named.get("si", "") in found.masters:
        master_row, master_column, text = found.masters[named["si"]]
        return moved(text, rows=number - master_row, columns=column - master_column)
    is_alone = kind == "normal" or (kind == "array" and ":" not in named.get("ref", ""))
    return moved(text, rows=rows) if is_alone else None
