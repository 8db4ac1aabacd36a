"""Who sits at the screen: the one place that knows, so that sign-in changes nothing elsewhere."""

import getpass


def author() -> str:
    """The name under which this person's changes stand in the history: the account's, until sign-in exists."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        # A container may run under a number that no account has.
        return ""
