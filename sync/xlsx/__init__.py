"""A local .xlsx file as the workbook: read whole, and written so that only the cells that must change do."""

from sync.xlsx.backups import cloud_folder
from sync.xlsx.workbook import XlsxWorkbook

__all__ = ["XlsxWorkbook", "cloud_folder"]
