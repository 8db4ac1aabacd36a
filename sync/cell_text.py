"""The text of a cell value that is written, as the next reading of the workbook will find it."""

from decimal import Decimal

from sync.workbook import CellValue
from validation.sheet import cell_text


def written_text(value: CellValue) -> str:
    """What `validation.sheet.cell_text` gives for the cell once the value stands in it."""
    return cell_text(float(value) if isinstance(value, Decimal) else value)
