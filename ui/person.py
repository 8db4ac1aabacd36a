"""Who sits at the screen: the one place that knows."""

import getpass

from ui.sign_in import signed_in_as


def author() -> str:
    """The name under which this person's changes stand in the history: who signed in, else the computer's account."""
    return signed_in_as() or _account()


def _account() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        # A container may run under a number that no account has.
        return ""
