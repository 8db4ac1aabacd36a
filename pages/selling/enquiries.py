"""Enquiries: a board by stage, and how they come through the stages."""

from ui.enquiries import enquiries_page
from ui.screen import screen

enquiries_page(screen())
