"""The few checks that one row alone can tell, raised in a form that names the problem."""

from datetime import date
from typing import TypeVar

from pydantic_core import PydanticCustomError

from validation.problems import MESSAGES, ProblemKind
from validation.record import Record, field_of

AnyRecord = TypeVar("AnyRecord", bound=Record)


def in_order(record: AnyRecord, earlier: str, later: str) -> AnyRecord:
    """The record unchanged. Raises PydanticCustomError where its `later` date is before its `earlier` one."""
    first, last = getattr(record, earlier), getattr(record, later)
    if first is not None and last is not None and last < first:
        raise _out_of_order(type(record), earlier, first, later, last)
    return record


def unsound(record: type[Record], field: str, why: str) -> PydanticCustomError:
    """The error that says what is wrong with a field; `why` is a message to translate."""
    context = {"field": field, "heading": field_of(record, field).heading, "why": why}
    return PydanticCustomError(ProblemKind.RECORD_UNSOUND.value, MESSAGES[ProblemKind.RECORD_UNSOUND], context)


def _out_of_order(record: type[Record], earlier: str, first: date, later: str, last: date) -> PydanticCustomError:
    kind = ProblemKind.DATES_OUT_OF_ORDER
    context = {
        "field": later,
        "heading": field_of(record, later).heading,
        "found": last.isoformat(),
        "other": field_of(record, earlier).heading,
        "other_value": first.isoformat(),
    }
    return PydanticCustomError(kind.value, MESSAGES[kind], context)
