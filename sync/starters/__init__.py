"""Workbooks to begin with, one a trade: which tabs, columns, columns of their own and words, as plain values in a file each."""

from sync.starters.beginning import begin_trade, blank_template, file_name
from sync.starters.declared import Starter, starter_named, starters
from sync.starters.tabs import tabs_of

__all__ = ["Starter", "begin_trade", "blank_template", "file_name", "starter_named", "starters", "tabs_of"]
