"""The spreadsheet functions that are worked out; every other formula keeps its last value."""

import datetime
from collections.abc import Callable, Iterator

from .cells import CellError, Result
from .number_formats import general

Grid = list[list[Result]]
Operand = Result | Grid
EPOCH = datetime.datetime(1899, 12, 30)


class Failure(Exception):
    """A formula that ends in an error value."""

    def __init__(self, error: CellError) -> None:
        super().__init__(error.text)
        self.error = error


def number(value: Result) -> float:
    """As arithmetic takes it: empty is 0, a text must read as a number."""
    if value is None:
        return 0
    if isinstance(value, CellError):
        raise Failure(value)
    if isinstance(value, bool | int | float):
        return int(value) if isinstance(value, bool) else value
    try:
        found = float(value.replace(",", ""))
    except ValueError:
        raise Failure(CellError("VALUE", f"'{value}' is a text and cannot be coerced to a number.")) from None
    return int(found) if found.is_integer() else found


def text_of(value: Result) -> str:
    """As & takes it."""
    if isinstance(value, CellError):
        raise Failure(value)
    if isinstance(value, bool):
        return str(value).upper()
    return "" if value is None else value if isinstance(value, str) else general(value)


def truth(value: Result) -> bool:
    """As a condition takes it."""
    if isinstance(value, str):
        if value.upper() in ("TRUE", "FALSE", ""):
            return value.upper() == "TRUE"
        raise Failure(CellError("VALUE", f"'{value}' is a text and cannot be coerced to a boolean."))
    return bool(number(value))


def broadcast(work: Callable[..., Result], *operands: Operand) -> Operand:
    """`work` once, or cell by cell where an operand is rows of cells."""
    if not any(isinstance(operand, list) for operand in operands):
        return work(*operands)
    grids = [operand for operand in operands if isinstance(operand, list)]
    height, width = max(map(len, grids)), max(len(row) for grid in grids for row in grid)
    return [[_caught(work, *[_at(one, r, c) for one in operands]) for c in range(width)] for r in range(height)]


def _caught(work: Callable[..., Result], *values: Result) -> Result:
    try:
        return work(*values)
    except Failure as failure:
        return failure.error


def _at(operand: Operand, row: int, column: int) -> Result:
    if not isinstance(operand, list):
        return operand
    row = 0 if len(operand) == 1 else row
    if row >= len(operand):
        return CellError("N_A")
    cells = operand[row]
    column = 0 if len(cells) == 1 else column
    return cells[column] if column < len(cells) else CellError("N_A")


def flat(operands: tuple[Operand, ...]) -> Iterator[tuple[Result, bool]]:
    """Each value with whether it came from a range."""
    for operand in operands:
        if isinstance(operand, list):
            yield from ((value, True) for row in operand for value in row)
        else:
            yield operand, False


def _numbers(operands: tuple[Operand, ...]) -> list[float]:
    found = []
    for value, from_range in flat(operands):
        if isinstance(value, CellError):
            raise Failure(value)
        if isinstance(value, int | float) and not isinstance(value, bool):
            found.append(value)
        elif not from_range and value is not None:
            found.append(number(value))
    return found


def _average(*operands: Operand) -> Result:
    found = _numbers(operands)
    if not found:
        raise Failure(CellError("DIVIDE_BY_ZERO", "Evaluation of function AVERAGE caused a divide by zero error."))
    return sum(found) / len(found)


def _rounded(value: Result, digits: Result = 0) -> Result:
    size = 10 ** int(number(digits))
    scaled = abs(number(value)) * size
    result = int(scaled + 0.5 + 1e-9) / size * (1 if number(value) >= 0 else -1)
    return int(result) if float(result).is_integer() else result


def _criterion(rule: Result) -> Callable[[Result], bool]:
    if not isinstance(rule, str):
        return lambda value: value == rule
    for sign in ("<=", ">=", "<>", "<", ">", "="):
        if rule.startswith(sign):
            return _comparison(sign, rule[len(sign) :])
    return _comparison("=", rule)


def _comparison(sign: str, wanted: str) -> Callable[[Result], bool]:
    try:
        limit = float(wanted)
    except ValueError:
        same = wanted.casefold()
        return lambda value: (isinstance(value, str) and value.casefold() == same) == (sign != "<>")
    tests: dict[str, Callable[[float], bool]] = {
        "<=": lambda x: x <= limit, ">=": lambda x: x >= limit, "<": lambda x: x < limit, ">": lambda x: x > limit,
        "=": lambda x: x == limit, "<>": lambda x: x != limit,
    }  # fmt: skip
    return lambda value: isinstance(value, int | float) and tests[sign](value)


def _counted_if(cells: Operand, rule: Operand) -> Result:
    fits = _criterion(_one(rule))
    return sum(1 for value, _ in flat((cells,)) if fits(value))


def _summed_if(cells: Operand, rule: Operand, summed: Operand = None) -> Result:
    fits = _criterion(_one(rule))
    amounts = [value for value, _ in flat((cells if summed is None else summed,))]
    chosen = [amount for (value, _), amount in zip(flat((cells,)), amounts, strict=False) if fits(value)]
    return sum(amount for amount in chosen if isinstance(amount, int | float) and not isinstance(amount, bool))


def _looked_up(key: Operand, table: Operand, index: Operand, sorted_too: Operand = True) -> Result:
    wanted, column = _one(key), int(number(_one(index)))
    rows = table if isinstance(table, list) else [[table]]
    folded = wanted.casefold() if isinstance(wanted, str) else wanted
    for row in rows:
        first = row[0].casefold() if isinstance(row[0], str) else row[0]
        if first == folded and first is not None:
            return row[column - 1] if column <= len(row) else CellError("REF")
    raise Failure(CellError("N_A", f"Did not find value '{text_of(wanted)}' in VLOOKUP evaluation."))


def _one(operand: Operand) -> Result:
    return operand[0][0] if isinstance(operand, list) else operand


def serial(moment: datetime.datetime) -> float:
    """Days since 30 December 1899, as Sheets counts."""
    return (moment - EPOCH) / datetime.timedelta(days=1)


def _day(year: Result, month: Result, day: Result) -> Result:
    months = int(number(year)) * 12 + int(number(month)) - 1
    first = datetime.datetime(months // 12, months % 12 + 1, 1)
    return int(serial(first)) + int(number(day)) - 1


def _part(name: str) -> Callable[[Result], Result]:
    def part(value: Result) -> Result:
        found: int = getattr(EPOCH + datetime.timedelta(days=number(value)), name)
        return found

    return part


def _each(work: Callable[..., Result]) -> Callable[..., Operand]:
    return lambda *operands: broadcast(work, *operands)


def _middle(text: Result, start: Result, length: Result) -> Result:
    first = int(number(start)) - 1
    return text_of(text)[first : first + int(number(length))]


def _product(*operands: Operand) -> Result:
    result: float = 1
    for factor in _numbers(operands):
        result *= factor
    return result


FUNCTIONS: dict[str, Callable[..., Operand]] = {
    "SUM": lambda *x: sum(_numbers(x)),
    "PRODUCT": _product,
    "AVERAGE": _average,
    "MIN": lambda *x: min(_numbers(x), default=0),
    "MAX": lambda *x: max(_numbers(x), default=0),
    "COUNT": lambda *x: sum(isinstance(v, int | float) and not isinstance(v, bool) for v, _ in flat(x)),
    "COUNTA": lambda *x: sum(v is not None for v, _ in flat(x)),
    "COUNTBLANK": lambda *x: sum(v in (None, "") for v, _ in flat(x)),
    "COUNTIF": _counted_if,
    "SUMIF": _summed_if,
    "VLOOKUP": _looked_up,
    "ROUND": _each(_rounded),
    "INT": _each(lambda x: int(number(x) // 1)),
    "ABS": _each(lambda x: abs(number(x))),
    "MOD": _each(lambda x, y: number(x) % number(y)),
    "SQRT": _each(lambda x: number(x) ** 0.5),
    "CONCATENATE": lambda *x: "".join(text_of(v) for v, _ in flat(x)),
    "CONCAT": _each(lambda x, y: text_of(x) + text_of(y)),
    "LEN": _each(lambda x: len(text_of(x))),
    "UPPER": _each(lambda x: text_of(x).upper()),
    "LOWER": _each(lambda x: text_of(x).lower()),
    "TRIM": _each(lambda x: " ".join(text_of(x).split())),
    "LEFT": _each(lambda x, n=1: text_of(x)[: int(number(n))]),
    "RIGHT": _each(lambda x, n=1: text_of(x)[-int(number(n)) :] if number(n) else ""),
    "MID": _each(_middle),
    "VALUE": _each(lambda x: number(x)),
    "AND": lambda *x: all(truth(v) for v, _ in flat(x) if v is not None),
    "OR": lambda *x: any(truth(v) for v, _ in flat(x) if v is not None),
    "NOT": _each(lambda x: not truth(x)),
    "ISBLANK": _each(lambda x: x is None),
    "ISNUMBER": _each(lambda x: isinstance(x, int | float) and not isinstance(x, bool)),
    "ISTEXT": _each(lambda x: isinstance(x, str)),
    "TRUE": lambda: True,
    "FALSE": lambda: False,
    "PI": lambda: 3.141592653589793,
    "NA": lambda: CellError("N_A"),
    "DATE": _each(_day),
    "YEAR": _each(_part("year")),
    "MONTH": _each(_part("month")),
    "DAY": _each(_part("day")),
    "TODAY": lambda: int(serial(datetime.datetime.now())),
    "NOW": lambda: serial(datetime.datetime.now()),
    "HYPERLINK": lambda url, label=None: _one(url if label is None else label),
}

Delayed = Callable[[], Operand]


def _if(place: tuple[int, int], arguments: list[Delayed]) -> Operand:
    condition = arguments[0]()
    if isinstance(condition, list):
        branches = [argument() for argument in arguments[1:]] + [False]
        return broadcast(lambda c, yes, no: yes if truth(c) else no, condition, branches[0], branches[1])
    if truth(condition):
        return arguments[1]()
    return arguments[2]() if len(arguments) > 2 else False


def _if_error(place: tuple[int, int], arguments: list[Delayed]) -> Operand:
    otherwise = arguments[1] if len(arguments) > 1 else (lambda: None)
    try:
        value = arguments[0]()
    except Failure:
        return otherwise()
    if isinstance(value, list):
        return broadcast(lambda v, o: o if isinstance(v, CellError) else v, value, otherwise())
    return otherwise() if isinstance(value, CellError) else value


LAZY: dict[str, Callable[[tuple[int, int], list[Delayed]], Operand]] = {
    "IF": _if,
    "IFERROR": _if_error,
    "IFNA": _if_error,
    "ROW": lambda place, arguments: place[0] + 1,
    "COLUMN": lambda place, arguments: place[1] + 1,
}
