"""What a person is told when the workbook file cannot be read or written."""

from translations import N_

MISSING = N_("There is no file at {path}. Was it moved or renamed? Put it back, or choose the file again.")
IS_FOLDER = N_("{path} is a folder. Choose the .xlsx file inside it.")
EMPTY = N_("{path} is an empty file (0 bytes). Restore it from a backup.")
DAMAGED = N_(
    "{path} is damaged or only partly copied. Open it in Excel or LibreOffice and save it again, or restore a backup."
)
ENCRYPTED = N_("{path} is protected with a password. Open it in Excel, take the password off and save it again.")
LEGACY = N_("{path} is in the old .xls format. Open it in Excel or LibreOffice and save it as .xlsx.")
NOT_A_SHEET = N_("{path} is not an Excel workbook (.xlsx).")
SIGNED = N_("{path} is digitally signed, and any change would break the signature. Remove the signature to edit here.")
READ_ONLY = N_("{path} is marked read-only. Allow writing to it, and what waits will be saved.")
FOLDER_READ_ONLY = N_("The folder of {path} does not allow writing. Allow it, and what waits will be saved.")
NO_PERMISSION = N_("{path} may not be opened by this user of the computer.")
DISK_FULL = N_("The disk is full: {path} was left as it is. Make room, and what waits will be saved.")
NOT_WRITTEN = N_("{path} could not be written and was left as it is: {reason}.")
TOO_LARGE = N_("{path} unpacks to more than {limit} GB, which is too large to be a customer list. It was not opened.")
TOO_MANY_CELLS = N_("The tab {tab} of {path} reaches over more cells than a list can have. Delete what lies far out.")
UNUSUAL = N_(
    "{path} was saved in a form that cannot be changed safely. Open it in Excel or LibreOffice and save it once."
)
KEEPS_CHANGING = N_("{path} keeps changing while it is being saved. Nothing was written; it is tried again later.")
SHEET_FULL = N_("The tab {tab} is full: a sheet holds 1,048,576 rows.")
NO_SUCH_TAB = N_("{path} has no tab {tab}.")
HELD = N_("{path} is open in an office program. What you save here goes into the file when it is closed.")
HELD_BY = N_("{path} is open on the computer of {holder}. What you save here goes into the file when it is closed.")
