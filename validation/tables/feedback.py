"""The tabs of what is worth keeping afterwards: ready answers and what customers thought."""

from datetime import date
from typing import Annotated, ClassVar, Self

from pydantic import model_validator

from translations import N_
from validation.column import Column
from validation.kinds import Kind
from validation.record import Record, Table
from validation.tables import shared
from validation.tables.checks import unsound
from validation.tables.shared import PARTIES
from validation.tables.spelling import also


class Answer(Record):
    """A good answer kept for the next time the question comes."""

    table: ClassVar[Table] = Table(
        name="Answers",
        title=N_("Ready answers"),
        one=N_("answer"),
        module="service",
        help=N_("Questions that come again and again, with the answer to give."),
        label="question",
        tab_aliases=also("FAQ | FAQs | Knowledge Base | Questions and Answers | Solutions | सवाल जवाब | سوال جواب"),
    )

    question: Annotated[
        str | None,
        Column(
            heading=N_("Question"),
            kind=Kind.TEXT,
            example=N_("Do you deliver to Kanpur?"),
            aliases=also("FAQ | Title | sawal | सवाल"),
            is_required=True,
            is_first=True,
            is_listed=True,
            is_searched=True,
        ),
    ] = None
    answer: Annotated[
        str | None,
        Column(
            heading=N_("Answer"),
            kind=Kind.LONG_TEXT,
            aliases=also("Reply | Solution | jawab | जवाब"),
            is_first=True,
            is_listed=True,
            is_searched=True,
        ),
    ] = None
    language: Annotated[
        str | None,
        Column(
            heading=N_("Language"),
            kind=Kind.CHOICE,
            list_name="Languages",
            is_first=True,
            is_listed=True,
            is_facet=True,
        ),
    ] = None
    tags: shared.Tags = ()


class Feedback(Record):
    """What a customer thought, with a score and in words."""

    table: ClassVar[Table] = Table(
        name="Feedback",
        title=N_("Feedback"),
        one=N_("feedback"),
        module="service",
        help=N_("How satisfied customers are, and what you did about it."),
        label="words",
        happened="on",
        parties=("contact",),
        tab_aliases=also(
            "Reviews | Ratings | Survey | Survey Responses | Satisfaction | NPS | फीडबैक | राय | رائے | فیڈ بیک"
        ),
    )

    on: Annotated[
        date | None,
        Column(
            heading=N_("Date"),
            kind=Kind.DATE,
            aliases=also("Feedback Date | Timestamp | Submitted On | On | tarikh | दिनांक"),
            is_listed=True,
            default="today",
        ),
    ] = None
    contact: Annotated[
        str | None,
        Column(
            heading=N_("Customer"),
            kind=Kind.LINK,
            help=N_("You may type the name or the phone."),
            links_to=PARTIES,
            aliases=also("Contact | Contact Name | Customer Name | Customer ID | Name | Client | Respondent | grahak"),
            is_first=True,
            is_listed=True,
        ),
    ] = None
    about: Annotated[
        str | None,
        Column(
            heading=N_("About"),
            kind=Kind.LINK,
            help=N_("The bill, complaint or event it is about."),
            links_to="Documents|Tickets|Events",
            aliases=also("Regarding | Related To | Reference"),
        ),
    ] = None
    score: Annotated[
        int | None,
        Column(
            heading=N_("Score (0-10)"),
            kind=Kind.INTEGER,
            help=N_("Would they recommend you? 0 not at all, 10 certainly."),
            example="9",
            aliases=also("Score | Rating | NPS | NPS Score | Points | Marks | Satisfaction | अंक | نمبر"),
            is_first=True,
            is_listed=True,
        ),
    ] = None
    words: Annotated[
        str | None,
        Column(
            heading=N_("In their words"),
            kind=Kind.LONG_TEXT,
            aliases=also(
                "Words | Comments | Comment | Feedback | Remarks | Review | Suggestion | Suggestions | Notes | राय",
                "सुझाव | رائے | تجویز",
            ),
            is_first=True,
            is_listed=True,
            is_searched=True,
        ),
    ] = None
    action: Annotated[
        str | None,
        Column(
            heading=N_("What we do"),
            kind=Kind.TEXT,
            help=N_("What you do about it."),
            aliases=also("Action | Action Taken | Follow Up | Follow-up"),
            is_listed=True,
        ),
    ] = None
    action_on: Annotated[
        date | None,
        Column(heading=N_("Do it on"), kind=Kind.DATE, aliases=also("Action On | Action Date | Follow Up Date")),
    ] = None

    @model_validator(mode="after")
    def _score_is_from_0_to_10(self) -> Self:
        if self.score is not None and not 0 <= self.score <= 10:
            raise unsound(type(self), "score", N_("a score is a number from 0 to 10"))
        return self
