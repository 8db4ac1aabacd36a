"""The scale of a chart: from which number to which it runs, and where its lines are drawn."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from math import ceil, floor, log10

from reports.content import Chart

PALETTE = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#D55E00", "#56B4E9")
"""Okabe and Ito's colours, which colour-blind people can tell apart (https://jfly.uni-koeln.de/color/)."""


@dataclass(frozen=True)
class Scale:
    """A range of numbers that covers a chart, and round numbers in it, from low to high."""

    low: float
    high: float
    marks: tuple[float, ...]

    def share(self, value: float | Decimal) -> float:
        """Where a number lies between low (0) and high (1)."""
        return (float(value) - self.low) / (self.high - self.low)


def scale_of(chart: Chart, about: int = 5) -> Scale:
    """The scale that shows all of a chart, zero included, with about so many lines."""
    values = list(_values(chart))
    low, high = min(0.0, *values, 0.0), max(0.0, *values, 0.0)
    step = _round_step((high - low) / about or 0.25)
    first, last = floor(low / step), max(ceil(high / step), 1)
    return Scale(first * step, last * step, tuple(step * i for i in range(first, last + 1)))


def _values(chart: Chart) -> Iterator[float]:
    return (float(value) for series in chart.series for value in series.values if value is not None)


def _round_step(step: float) -> float:
    power = 10.0 ** floor(log10(step))
    return next(power * digit for digit in (1, 2, 2.5, 5, 10) if step <= power * digit * 1.0000001)
