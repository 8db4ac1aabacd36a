"""Serial numbers shown as dates and times, by the patterns of Sheets."""

import datetime
import re

EPOCH = datetime.datetime(1899, 12, 30)
PART = re.compile(r'"[^"]*"|\\.|am/pm|AM/PM|a/p|A/P|\[[hms]+\]|y+|M+|m+|d+|h+|H+|s+(?:\.0+)?|.', re.DOTALL)


def formatted_moment(serial: float, pattern: str) -> str:
    """A serial number in a pattern such as `yyyy-mm-dd` or `h:mm am/pm`."""
    moment = EPOCH + datetime.timedelta(seconds=round(serial * 86_400))
    parts = PART.findall(pattern)
    half = any(part.lower() in ("am/pm", "a/p") for part in parts)
    return "".join(_shown(part, moment, serial, _is_minute(parts, at), half=half) for at, part in enumerate(parts))


def _is_minute(parts: list[str], at: int) -> bool:
    if not parts[at].startswith("m"):
        return False
    letters = [
        (i, part[0] if part[0] != "[" else part[1]) for i, part in enumerate(parts) if re.match(r"[ymdhHsM]|\[", part)
    ]
    place = next(i for i, (where, _) in enumerate(letters) if where == at)
    before = letters[place - 1][1] if place else ""
    after = letters[place + 1][1] if place + 1 < len(letters) else ""
    return before in ("h", "H") or after == "s"


def _shown(part: str, moment: datetime.datetime, serial: float, is_minute: bool, *, half: bool) -> str:
    if part[0] == '"':
        return part[1:-1]
    if part[0] == "\\":
        return part[1:]
    if part[0] == "[" and len(part) > 2:
        return _elapsed(part[1], serial)
    if part.lower() in ("am/pm", "a/p"):
        return moment.strftime("%p")[: len(part) // 2]
    if part[0] in "ymMdhHs":
        return _field(part, moment, is_minute=is_minute, half=half)
    return part


def _elapsed(unit: str, serial: float) -> str:
    return str(int(serial * {"h": 24, "m": 1_440, "s": 86_400}[unit]))


def _field(part: str, moment: datetime.datetime, *, is_minute: bool, half: bool) -> str:
    letter, size = part[0], len(part)
    if letter == "y":
        return f"{moment.year % 100:02d}" if size <= 2 else str(moment.year)
    if letter in "mM" and not is_minute:
        return _named(size, moment.month, moment, "%b", "%B")
    if letter == "d":
        return _named(size, moment.day, moment, "%a", "%A")
    if letter in "hH":
        hour = (moment.hour % 12 or 12) if half else moment.hour
        return f"{hour:02d}" if size > 1 else str(hour)
    amount = moment.second if letter == "s" else moment.minute
    return f"{amount:02d}" if size > 1 else str(amount)


def _named(size: int, amount: int, moment: datetime.datetime, short: str, long: str) -> str:
    if size >= 4:
        return moment.strftime(long)
    return moment.strftime(short) if size == 3 else f"{amount:02d}" if size == 2 else str(amount)
