"""Connect a Google Sheet: its link, the way in, sharing it, and what is found in it."""

from ui.connecting import connect_a_sheet
from ui.screen import screen

connect_a_sheet(screen())
