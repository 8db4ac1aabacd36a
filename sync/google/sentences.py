"""What a person is told when the Google Sheet cannot be read or written."""

from translations import N_

SIGN_IN = N_("Google did not accept our sign-in. Connect your Google account again.")
SIGN_IN_ENDED = N_("The sign-in with Google has ended or was withdrawn. Sign in once more.")
KEY_WITHDRAWN = N_("Google does not know this key any more: the key or its account was deleted. Make a new key.")
WRONG_CLOCK = N_("The clock of this computer is wrong, so Google refuses the key. Set date and time, then try again.")
NOT_SHARED = N_("Google does not let us open this sheet. Share it with {account} as an editor, then try again.")
NOT_ALLOWED = N_("Google does not let us open this sheet. Its owner has to share it with you as an editor.")
VIEW_ONLY = N_(
    "{account} may look at this sheet, but not change it. In Google Sheets press Share and make it an editor."
)
VIEW_ONLY_PERSON = N_("You may look at this sheet, but not change it. Its owner has to make you an editor.")
SHEETS_SERVICE = "https://console.cloud.google.com/apis/library/sheets.googleapis.com"
SERVICE_OFF = N_(
    "The Google Sheets service is not switched on for this key. Open {link}, press Enable, wait two minutes and try again."
)
NOT_TICKED = N_(
    "The sign-in does not include your Google Sheets. Sign in once more and tick every box on Google's page."
)
NO_ROOM = N_("The account of this key owns no space in Google Drive, so it cannot make or copy files there.")
CANNOT_MAKE = N_(
    "The key is a service account's, and Google gives those no space of their own, so it cannot make a sheet. Open "
    "https://sheets.new in your browser, share the new sheet with {account} as an editor, and prepare that one by its link."
)
MAYBE_MADE = N_(
    "Google did not say whether the sheet was made. Look for {title} in your Google Drive before you try again."
)
OFFICE_FILE = N_(
    "This is an Excel file that only lies in Google Drive. Open it there, choose File > Save as Google Sheets, "
    "and take the link of the new sheet."
)
PROTECTED = N_(
    "A part of the sheet is protected, and Bahi may not change it. In Google Sheets look under "
    "Data > Protect sheets and ranges."
)
NO_SHEET = N_("There is no Google Sheet at this address. Was it deleted, or is the address cut short?")
SLOW_DOWN = N_("Google asks us to slow down. Nothing is lost: what waits is sent a little later.")
TROUBLE = N_("Google Sheets has trouble right now. Nothing is lost: it is tried again later.")
NO_NETWORK = N_("Google cannot be reached. Is this computer connected to the internet? It is tried again later.")
REFUSED = N_("Google refused the request: {reason}")
UNSETTLED = N_("Google did not say whether the last changes arrived. It is asked again before anything else is sent.")
KEEPS_CHANGING = N_("The sheet keeps changing while we write to it. It is tried again later.")
COLUMNS_MOVED = N_(
    "Somebody moved columns of {tab} at the very moment when they were given their looks. Please see whether {heading} "
    "looks as it did; it was given what was meant for another column."
)
NO_SUCH_TAB = N_("The sheet has no tab {tab}.")
NO_KEY = N_("Bahi has no key for Google yet. Connect your Google account first.")
NO_KEY_FILE = N_("The key for Google cannot be read from {file}.")
NOT_A_KEY = N_("This is not a key for Google. Please take the .json file that Google downloaded when you made the key.")
SIGN_IN_CLIENT = N_(
    "This file names a sign-in client, not a key. Sign in with it, or make a key for the service account."
)
BROKEN_SECRETS = N_("{file} cannot be read: {reason}")
READ_ONLY = N_(
    "Without a key for Google this sheet can only be read. What you change here is kept and waits until you connect Google."
)
NOT_PUBLIC = N_(
    "This sheet is not open to whoever has its link. In Google Sheets press Share, set General access to "
    "“Anyone with the link”, and try again. Or connect Google, then it can stay private."
)
TOO_LARGE = N_("This sheet is larger than {size} MB. Without a key for Google that is too large to be read.")
NO_EXPORT = N_("Google does not hand this sheet out. Its owner may have forbidden downloading it.")
PUBLISHED = N_(
    "This is the link of a published copy of a sheet. Open the sheet itself in Google Sheets and copy the link from there."
)
MICROSOFT = N_("This link leads to Microsoft, not to Google. Download the file there, and check that file here.")
SHORT_LINK = N_("This is a shortened link. Open it in your browser and copy the whole address from there.")
NO_LINK = N_("This is not the link of a Google Sheet. It begins with https://docs.google.com/spreadsheets/d/")
HOME_PAGE = N_("This is the list of all your sheets. Open the one with your customers and copy its link.")
FORM = N_(
    "This is the link of a Google Form. Open the form, choose Responses > View in Sheets, and copy the link of that sheet."
)
DOCUMENT = N_("This is the link of a Google Doc, not of a sheet. Open your sheet and copy its link.")
SLIDES = N_("This is the link of Google Slides, not of a sheet. Open your sheet and copy its link.")
FOLDER = N_("This is the link of a folder. Open the folder, open your sheet in it, and copy the link of the sheet.")
DRIVE_FILE = N_(
    "This is the link of a file in Google Drive. Open it with Google Sheets (for an Excel file choose then "
    "File > Save as Google Sheets), and copy the link from there."
)
NOT_A_CLIENT = N_(
    "This file names no sign-in client. In the Google Cloud console make one of the type “Desktop app” and download its .json file."
)
NOT_DESKTOP = N_("This sign-in client is made for a web site. Make another one, of the type “Desktop app”.")
NOT_SIGNED_IN = N_("Nobody signed in within {minutes} minutes. Please try again.")
SIGN_IN_REFUSED = N_("Google did not finish the sign-in ({reason}). Please try again.")
SIGN_IN_HERE = N_("Open this address in the browser of this computer and sign in: {url}")
SIGNED_IN = N_("Bahi is connected. You may close this window.")
