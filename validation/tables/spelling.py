"""How aliases are written down: many headings on few lines."""


def also(*lines: str) -> tuple[str, ...]:
    """The headings on these lines, parted by "|"; "#" stands for each of 1 to 9: "Phone # - Value"."""
    written = [heading.strip() for line in lines for heading in line.split("|")]
    return tuple(heading for text in written for heading in _numbered(text))


def _numbered(text: str) -> tuple[str, ...]:
    return tuple(text.replace("#", str(number)) for number in range(1, 10)) if "#" in text else (text,)
