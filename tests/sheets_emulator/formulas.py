"""Formulas, read once into closures and worked out on demand."""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple, Protocol

from .a1 import parse_box
from .cells import ERROR_TEXTS, CellError, Result
from .formula_functions import FUNCTIONS, LAZY, Failure, Grid, Operand, broadcast, number, text_of

TOKEN = re.compile(
    r"""\s*(?:(?P<number>\d+\.?\d*(?:[eE][+-]?\d+)?|\.\d+)(?![\w:])
    |(?P<string>"(?:[^"]|"")*")
    |(?P<error>\#(?:DIV/0!|VALUE!|REF!|NAME\?|NUM!|N/A|NULL!|ERROR!))
    |(?P<ref>(?:(?:'(?:[^']|'')+'|[A-Za-z_][\w.]*)!)?(?:\$?[A-Za-z]{1,3}\$?\d+(?::\$?[A-Za-z]{0,3}\$?\d*)?
        |\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}|\$?\d+:\$?\d+))(?![\w(.])
    |(?P<name>[^\W\d][\w.]*)
    |(?P<op><=|>=|<>|[-+*/^&=<>%(),;{}:]))""",
    re.VERBOSE,
)
BY_TEXT = {text: kind for kind, text in ERROR_TEXTS.items()}
BINDING = {"=": 1, "<>": 1, "<": 1, ">": 1, "<=": 1, ">=": 1, "&": 2, "+": 3, "-": 3, "*": 4, "/": 4, "^": 6}


class Unsupported(Exception):
    """A formula beyond what is worked out here."""


class Scope(Protocol):
    """What a formula can see."""

    def area(self, reference: str) -> Grid:
        """The cells of a reference, as rows."""

    def named(self, name: str) -> Grid:
        """The cells of a named range."""

    def place(self) -> tuple[int, int]:
        """The formula's own row and column, from zero."""


Node = Callable[[Scope], Operand]


class Token(NamedTuple):
    kind: str
    text: str


def worked_out(text: str, scope: Scope) -> Operand:
    """The formula's value: one result, or rows of results if it spills. Raises Unsupported."""
    try:
        value = compiled(text)(scope)
    except Failure as failure:
        return failure.error
    except RecursionError:
        return CellError("REF", "Circular dependency detected.")
    except TypeError:
        return CellError("N_A", "Wrong number of arguments.")
    except (ValueError, OverflowError, ZeroDivisionError):
        return CellError("NUM", "The result is not a number.")
    if isinstance(value, list) and not spills(text):
        return value[0][0] if value and value[0] else None
    return value


def spills(text: str) -> bool:
    """Whether its rows of results are laid out over the cells beside and below it."""
    return text[1:].lstrip().upper().startswith("ARRAYFORMULA(")


@lru_cache(maxsize=20_000)
def compiled(text: str) -> Node:
    """The formula as a closure; a text that is no formula gives #ERROR!."""
    parser = _Parser(text[1:])
    try:
        node = parser.expression(0)
        parser.finish()
    except ValueError:
        return _failing(CellError("ERROR", "Formula parse error."))
    return node


def _failing(error: CellError) -> Node:
    def fail(scope: Scope) -> Operand:
        raise Failure(error)

    return fail


def _constant(value: Result) -> Node:
    return lambda scope: value


class _Parser:
    def __init__(self, text: str) -> None:
        self.tokens = list(_tokens(text))
        self.at = 0

    def peek(self) -> Token:
        return self.tokens[self.at] if self.at < len(self.tokens) else Token("end", "")

    def take(self, text: str = "") -> Token:
        token = self.peek()
        if text and token.text != text:
            raise ValueError(token.text)
        self.at += 1
        return token

    def finish(self) -> None:
        if self.peek().kind != "end":
            raise ValueError(self.peek().text)

    def expression(self, least: int) -> Node:
        left = self.operand()
        while True:
            token = self.peek()
            if token.text == "%" and token.kind == "op":
                self.take()
                left = _binary("/", left, _constant(100))
            elif token.kind == "op" and BINDING.get(token.text, 0) > least:
                self.take()
                left = _binary(token.text, left, self.expression(BINDING[token.text]))
            else:
                return left

    def operand(self) -> Node:
        token = self.take()
        if token.kind == "op":
            return self._prefixed(token)
        if token.kind == "number":
            value = float(token.text)
            return _constant(int(value) if value.is_integer() else value)
        if token.kind == "string":
            return _constant(token.text[1:-1].replace('""', '"'))
        if token.kind == "error":
            return _failing(CellError(BY_TEXT[token.text]))
        if token.kind == "ref":
            return _reference(token.text)
        if token.kind == "name":
            return self._named(token.text)
        raise ValueError(token.text)

    def _prefixed(self, token: Token) -> Node:
        if token.text == "(":
            node = self.expression(0)
            self.take(")")
            return node
        if token.text == "-":
            return _binary("-", _constant(0), self.expression(5))
        if token.text == "+":
            return self.expression(5)
        raise ValueError(token.text)

    def _named(self, name: str) -> Node:
        if self.peek().text != "(":
            return _word(name)
        self.take("(")
        arguments: list[Node] = []
        while self.peek().text != ")":
            arguments.append(_constant(None) if self.peek().text in ",;" else self.expression(0))
            if self.peek().text in (",", ";"):
                self.take()
            elif self.peek().text != ")":
                raise ValueError(self.peek().text)
        self.take(")")
        return _call(name.upper(), arguments)


def _tokens(text: str) -> list[Token]:
    tokens, at = [], 0
    while at < len(text.rstrip()):
        found = TOKEN.match(text, at)
        if not found or not found.lastgroup:
            raise ValueError(text[at:])
        tokens.append(Token(found.lastgroup, found[found.lastgroup]))
        at = found.end()
    return tokens


def _reference(text: str) -> Node:
    one_cell = ":" not in text
    if one_cell and parse_box(text.rpartition("!")[2].replace("$", "")) is None:
        return _failing(CellError("NAME", f"Unknown range name: '{text}'."))

    def read(scope: Scope) -> Operand:
        rows = scope.area(text)
        if not one_cell:
            return rows
        value = rows[0][0] if rows and rows[0] else None
        if isinstance(value, CellError):
            raise Failure(value)
        return value

    return read


def _word(name: str) -> Node:
    if name.upper() in ("TRUE", "FALSE"):
        return _constant(name.upper() == "TRUE")
    return lambda scope: _squeezed(scope.named(name))


def _squeezed(rows: Grid) -> Operand:
    return rows[0][0] if len(rows) == 1 and len(rows[0]) == 1 else rows


def _call(name: str, arguments: list[Node]) -> Node:
    if name == "ARRAYFORMULA" and arguments:
        return arguments[0]
    if name in LAZY:
        return lambda scope: LAZY[name](scope.place(), [_delayed(node, scope) for node in arguments])
    if name not in FUNCTIONS:
        return _unsupported(name)
    return lambda scope: FUNCTIONS[name](*[node(scope) for node in arguments])


def _delayed(node: Node, scope: Scope) -> Callable[[], Operand]:
    return lambda: node(scope)


def _unsupported(name: str) -> Node:
    def stop(scope: Scope) -> Operand:
        raise Unsupported(name)

    return stop


def _binary(operator: str, left: Node, right: Node) -> Node:
    work = OPERATORS[operator]
    return lambda scope: broadcast(work, left(scope), right(scope))


def _divided(first: Result, second: Result) -> Result:
    if number(second) == 0:
        raise Failure(CellError("DIVIDE_BY_ZERO", "Function DIVIDE parameter 2 cannot be zero."))
    return number(first) / number(second)


def _order(value: Result, other: Result) -> tuple[int, float | str]:
    value = ("" if isinstance(other, str) else 0) if value is None else value
    if isinstance(value, bool):
        return 2, float(value)
    return (1, value.casefold()) if isinstance(value, str) else (0, number(value))


def _compared(
    work: Callable[[tuple[int, float | str], tuple[int, float | str]], bool],
) -> Callable[[Result, Result], Result]:
    return lambda first, second: work(_order(first, second), _order(second, first))


OPERATORS: dict[str, Callable[[Result, Result], Result]] = {
    "+": lambda a, b: number(a) + number(b),
    "-": lambda a, b: number(a) - number(b),
    "*": lambda a, b: number(a) * number(b),
    "/": _divided,
    "^": lambda a, b: number(a) ** number(b),
    "&": lambda a, b: text_of(a) + text_of(b),
    "=": _compared(lambda a, b: a == b),
    "<>": _compared(lambda a, b: a != b),
    "<": _compared(lambda a, b: a < b),
    ">": _compared(lambda a, b: a > b),
    "<=": _compared(lambda a, b: a <= b),
    ">=": _compared(lambda a, b: a >= b),
}
