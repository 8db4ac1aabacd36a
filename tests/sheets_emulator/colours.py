"""Colours as Google keeps them: eight bits a channel, told as 32-bit fractions."""

import math
import struct
from functools import lru_cache
from typing import Any

from .cells import Json

CHANNELS = ("red", "green", "blue")


def kept(colour: Any) -> Any:
    """A Color as it is read back: 0.5 is 127 of 255, told as 0.49803922; a channel of zero is left out."""
    if not isinstance(colour, dict):
        return colour
    found: Json = {name: _fraction(value) if name in CHANNELS else value for name, value in colour.items()}
    return {name: value for name, value in found.items() if value or name not in CHANNELS}


def _fraction(value: float) -> float:
    return _told(math.ceil(min(max(value, 0.0), 1.0) * 255 - 0.5))


@lru_cache(maxsize=256)
def _told(level: int) -> float:
    """The shortest decimal that is this level as a 32-bit fraction."""
    if level in (0, 255):
        return level // 255
    exact = struct.pack("f", level / 255)
    texts = (f"{level / 255:.{digits}g}" for digits in range(1, 10))
    return next(float(text) for text in texts if struct.pack("f", float(text)) == exact)
