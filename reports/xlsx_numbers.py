"""The number formats of a workbook, which group in lakh whatever the computer it is opened on is set to."""

from decimal import Decimal

from validation.kinds import Kind

_GROUPS = ((10_000_000, r"##\,##\,##\,##0"), (100_000, r"##\,##\,##0"), (0, "#,##0"))


def number_format(value: float | Decimal, kind: Kind) -> str:
    """The format of a cell that holds this value.

    Excel allows two conditions in a format, which are spent on crores and lakhs; a negative number would then fall into
    the last part and read -1,234,567. So it gets a format of its own, with the grouping that its size needs.
    """
    decimals = _decimals(value, kind)
    unit = '"%"' if kind is Kind.PERCENT else ""
    if value >= 0:
        crore, lakh, small = (f"{pattern}{decimals}{unit}" for _, pattern in _GROUPS)
        return f"[>=10000000]{crore};[>=100000]{lakh};{small}"
    pattern = next(pattern for least, pattern in _GROUPS if -value >= least) + decimals + unit
    return f"{pattern};-{pattern}"


def _decimals(value: float | Decimal, kind: Kind) -> str:
    if value % 1 == 0:
        return ""
    return ".00" if kind is Kind.MONEY else ".##"
