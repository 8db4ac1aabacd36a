"""First two minutes: check a file, use one's own sheet, or look around a sample shop."""

from ui.first_minutes import first_minutes
from ui.screen import screen

first_minutes(screen())
