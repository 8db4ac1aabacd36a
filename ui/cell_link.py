"""The way from a value in the app to its cell in the Google Sheet."""

from streamlit.delta_generator import DeltaGenerator

from records.addresses import layout_of
from sync.sheet_address import is_web_address
from ui.screen import Screen


def link_to_cell(screen: Screen, where: DeltaGenerator, *, tab: str, row: int | None, heading: str, key: str) -> None:
    """Draw the link, where the workbook is a Google Sheet and the cell can be named."""
    if row is None or not is_web_address(screen.place.workbook):
        return
    # Imported here: most people work with a file, and what talks to Google is heavy.
    from sync.google.cell_links import cell_link

    layout = layout_of(screen.snapshot, tab)
    column = next((column.index for column in layout.columns if column.heading == heading), 0) if layout else 0
    if link := cell_link(screen.place.workbook, tab, row=row, column=column):
        words = screen.t.gettext("Show in the sheet")
        where.link_button(words, link, icon=":material/open_in_new:", type="tertiary", key=f"cell:{key}")
