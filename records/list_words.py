"""The owner's words of a list that code decides on, as they are compared."""

from collections.abc import Sequence

from validation.business import Business
from validation.lists import choices_of


def words_for(business: Business, name: str, kinds: Sequence[str]) -> list[str]:
    """The owner's words in a list that mean one of these kinds, and the kinds themselves; small, with _ for spaces."""
    words = [choice.value for choice in choices_of(business, name) if choice.kind in kinds]
    return [word.strip().lower().replace(" ", "_") for word in (*words, *kinds)]
