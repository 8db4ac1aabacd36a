"""What an edit is known by in a workbook's journal."""

from hashlib import blake2b

from sync.cell_text import written_text
from sync.workbook import CellEdit, Edit


def key_of(edit: Edit) -> str:
    """The same however the edit's place in the sheet is seen when it is sent again."""
    wanted = (edit.heading, written_text(edit.new)) if isinstance(edit, CellEdit) else ()
    known = (type(edit).__name__, edit.operation, edit.tab, edit.id, *wanted)
    return blake2b(repr(known).encode(), digest_size=12).hexdigest()
