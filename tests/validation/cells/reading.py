"""What the tests of cells share: a reader of a kind of cell in one line."""

from typing import Any

from validation.business import Business, Choice
from validation.cells import Read, reader_of
from validation.column import Column
from validation.kinds import Kind
from validation.sheet import RawCell

INDIA, PAKISTAN = Business(region="IN"), Business(region="PK", currency="PKR")
STAGES = (Choice("Won", kind="won", aliases=("जीता", "جیت گئے")), Choice("Follow up"), Choice("Lost", kind="lost"))


def read(kind: Kind, cell: RawCell, business: Business = INDIA, heading: str = "", **more: Any) -> Read:
    """What one cell of that kind says."""
    return reader_of(Column(heading=heading or kind.value, kind=kind), business, **more)(cell)


def told(said: Read) -> tuple[str | None, str | None]:
    """The kind of a cell's problem and what is proposed."""
    return (said.problem.kind.value, said.problem.proposed) if said.problem else (None, None)
