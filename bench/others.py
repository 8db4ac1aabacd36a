"""What a user would otherwise do: rewrite a whole tab to change a cell."""

import sys
from pathlib import Path

CELLS = 100


def pandas_rewrite(path: Path, target: Path) -> None:
    """pandas.read_excel, change, to_excel: all tabs are written anew, and everything but values is lost."""
    import pandas as pd

    tabs = pd.read_excel(path, sheet_name=None, engine="calamine", dtype=object)
    tabs["Contacts"].loc[: CELLS - 1, "Notes"] = "changed"
    with pd.ExcelWriter(target, engine="xlsxwriter") as writer:
        for name, frame in tabs.items():
            frame.to_excel(writer, sheet_name=name, index=False)


def openpyxl_edit(path: Path, target: Path) -> None:
    """openpyxl: load everything, change, save everything."""
    import openpyxl

    book = openpyxl.load_workbook(path)
    sheet = book["Contacts"]
    for number in range(2, CELLS + 2):
        sheet.cell(number, 12, "changed")
    book.save(target)


def pandas_report(path: Path) -> None:
    """Activities by month and kind, straight from the workbook."""
    import pandas as pd

    frame = pd.read_excel(path, sheet_name="Activities", engine="calamine")
    print(len(frame.groupby([frame["At"].dt.to_period("M"), "Kind"]).size()))


if __name__ == "__main__":
    job, source, *rest = sys.argv[1:]
    jobs = {"pandas_rewrite": pandas_rewrite, "openpyxl_edit": openpyxl_edit, "pandas_report": pandas_report}
    jobs[job](Path(source), *[Path(path) for path in rest])
