"""Whether a message may go to somebody, and the reason in words where it may not."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from messages.channels import Channel, Purpose
from translations import N_, Translator, formats


@dataclass(frozen=True)
class Said:
    """One line of the log of permissions, its words as kinds; no channel or purpose means every one."""

    at: datetime
    decision: str
    channel: str = ""
    purpose: str = ""


@dataclass(frozen=True)
class Wishes:
    """What a customer wants, as kinds of the lists: `may_we_message` yes, no, not_asked; `relationship` none, on_request, ..."""

    may_we_message: str = ""
    relationship: str = ""
    log: Sequence[Said] = ()


@dataclass(frozen=True)
class Answer:
    """Whether the message may go. `reason` is a message to translate, its {date} the day of the log's line."""

    is_allowed: bool
    reason: str = ""
    on: datetime | None = None

    def said(self, t: Translator) -> str:
        """The reason in a person's language; "" where there is none."""
        day = formats.isolated(formats.day(self.on, t.language), t.language) if self.on else ""
        return t.gettext(self.reason).format(date=day) if self.reason else ""


ALLOWED = Answer(True)
NO_CONTACT = N_("They want no contact. Call only if you must.")
NO_SERVICE = N_("On {date} they said no to messages this way, also about their own business with you.")
LOGGED_NO = N_("On {date} they said no to messages.")
SAID_NO = N_("They said no to messages. Bills and reminders of a due may still go.")
ON_REQUEST = N_("They want to hear from you only when they ask.")
NOT_ASKED = N_("They have not been asked yet. Offers go only to those who said yes.")


def may_message(wishes: Wishes, purpose: Purpose, channel: Channel) -> Answer:
    """Whether a message about this may go this way.

    Who wants no contact gets none. Messages about their own business (a due, an order) go unless the log says no to those;
    wishes on a day go unless they said no or want to be left alone; offers go only to those who said yes. A no counts
    wherever it stands: in the row, or as the newest word of the log.
    """
    if wishes.relationship == "none":
        return Answer(False, NO_CONTACT)
    if purpose is Purpose.SERVICE:
        last = _newest(wishes, channel, ("service",))
        return Answer(False, NO_SERVICE, last.at) if last and last.decision == "no" else ALLOWED
    return _beyond_service(wishes, purpose, channel)


def _beyond_service(wishes: Wishes, purpose: Purpose, channel: Channel) -> Answer:
    last = _newest(wishes, channel, ("", "promotion"))
    if last and last.decision == "no":
        return Answer(False, LOGGED_NO, last.at)
    if wishes.may_we_message == "no":
        return Answer(False, SAID_NO)
    if wishes.relationship == "on_request":
        return Answer(False, ON_REQUEST)
    said_yes = wishes.may_we_message == "yes" or (last is not None and last.decision == "yes")
    return ALLOWED if said_yes or purpose is Purpose.GREETING else Answer(False, NOT_ASKED)


def _newest(wishes: Wishes, channel: Channel, purposes: Sequence[str]) -> Said | None:
    """The newest yes or no about this channel or every one."""
    about = [
        said
        for said in wishes.log
        if said.decision in ("yes", "no") and said.channel in ("", channel) and said.purpose in purposes
    ]
    return max(about, key=lambda said: said.at, default=None)
