"""One line as somebody types or dictates it at the counter, taken apart by rules: who, what, how much, when.

What is not certain is never guessed: it is left over as text, for the person to put where it belongs.
"""

from validation.one_line.reading import Doing, Entry, Known, read_line, read_lines

__all__ = ["Doing", "Entry", "Known", "read_line", "read_lines"]
