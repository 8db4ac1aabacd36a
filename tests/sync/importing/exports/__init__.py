"""What other programs write at the top of their exports, the field each column must feed, and a made-up row."""

import csv
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Export:
    """One kind of export: its headings in order, the field each feeds ("" for the owner's own), one row of values."""

    name: str
    table: str
    headings: tuple[str, ...]
    fields: tuple[str, ...]
    values: tuple[str, ...]

    def write(self, folder: Path) -> Path:
        """The export as a CSV file in the folder, named after nothing that could help."""
        path = folder / "export.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([self.headings, self.values])
        return path


def export(name: str, table: str, text: str) -> Export:
    """An export written down as lines of "field  Heading = value", "-" standing for no field."""
    fields, headings, values = [], [], []
    for line in filter(None, map(str.strip, text.splitlines())):
        field, _, rest = line.partition(" ")
        heading, _, value = f"{rest.strip()} ".partition(" = ")
        fields.append("" if field == "-" else field)
        headings.append(heading.strip())
        values.append(value.strip())
    return Export(name, table, tuple(headings), tuple(fields), tuple(values))
