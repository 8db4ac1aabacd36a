"""What a person is told when the Google Sheet cannot be read or written."""

from translations import N_

SIGN_IN = N_("Google did not accept our sign-in. Connect your Google account again.")
NOT_SHARED = N_("Google does not let us open this sheet. Share it with {account} as an editor, then try again.")
NOT_ALLOWED = N_("Google does not let us open this sheet. Its owner has to share it with you as an editor.")
NO_SHEET = N_("There is no Google Sheet at this address. Was it deleted, or is the address cut short?")
SLOW_DOWN = N_("Google asks us to slow down. Nothing is lost: what waits is sent a little later.")
TROUBLE = N_("Google Sheets has trouble right now. Nothing is lost: it is tried again later.")
NO_NETWORK = N_("Google cannot be reached. Is this computer connected to the internet? It is tried again later.")
REFUSED = N_("Google refused the request: {reason}")
UNSETTLED = N_("Google did not say whether the last changes arrived. It is asked again before anything else is sent.")
KEEPS_CHANGING = N_("The sheet keeps changing while we write to it. It is tried again later.")
NO_SUCH_TAB = N_("The sheet has no tab {tab}.")
NO_KEY = N_("Bahi has no key for Google yet. Connect your Google account first.")
NO_KEY_FILE = N_("The key for Google cannot be read from {file}.")
NOT_A_KEY = N_("This is not a key for Google. Please take the .json file that Google downloaded when you made the key.")
SIGN_IN_CLIENT = N_(
    "This file names a sign-in client, not a key. Sign in with it, or make a key for the service account."
)
BROKEN_SECRETS = N_("{file} cannot be read: {reason}")
