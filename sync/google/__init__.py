"""A Google Sheet as the workbook: read whole, and written by swap and fence so that no edit of a person is lost."""

from sync.google.client import SheetsClient, credentials_from
from sync.google.memory import Memory
from sync.google.opening import open_google
from sync.google.workbook import GoogleWorkbook

__all__ = ["GoogleWorkbook", "Memory", "SheetsClient", "credentials_from", "open_google"]
