"""Questions for a day of the year: `today`, `on this day`, `what happened on 26 November?`."""

import calendar
import re
from collections.abc import Callable
from datetime import date

from bot.answer.model import Answer
from bot.digest.digest_answer import digest_answer
from bot.digest.on_this_day import LEAP_DAY, on_this_day
from bot.index.read.index import Index
from bot.search.query.date_parser import extract_date
from bot.search.retrieval.results import PageRange
from bot.store.model import Filters, OnEmpty

DAY_QUESTION = re.compile(
    r"\s*(?:what\s+happened\s+|meetings\s+)?"
    r"(?:(?P<today>on\s+this\s+day|this\s+day|today)(?:\s+in\s+history)?[,:]?\s*(?P<named>.*)"
    r"|on\s+(?P<day>.+))",
    re.IGNORECASE | re.DOTALL,
)


class DayAnswers:
    """Answers what happened on a day of earlier years; `today` returns the current day."""

    def __init__(self, index: Index, today: Callable[[], date]) -> None:
        self._index = index
        self._today = today

    def day_of(self, question: str) -> date | None:
        """Return the day of the year that a question is for; None when it is another question."""
        return asked_day(question, self._today())

    def on(self, month_day: str, page: PageRange) -> Answer:
        """Return a page of what happened on a day (`11-26`) of earlier years."""
        month, day = map(int, month_day.split("-"))
        asked = day_this_year(month, day, self._today())
        return digest_answer(on_this_day(asked, self._index, Filters(), OnEmpty.NOTHING, page))


def asked_day(question: str, today: date) -> date | None:
    """Return the day of this year that a question is for; None when it is another question.

    `on 26 November 2020` names one day in history and no day of the year: it is a search.
    """
    asked = DAY_QUESTION.fullmatch(question.strip(" .?!"))
    if asked is None:
        return None
    named = asked["named"] or asked["day"] or ""
    if not named.strip():
        return today
    rest, when = extract_date(named, today)
    if when is None or rest.strip() or not when.day:
        return None
    return day_this_year(when.month, when.day, today)


def day_this_year(month: int, day: int, today: date) -> date:
    """Return a day of this year; for a 29 February that this year lacks, the 28th, as digests do.

    Raise ValueError for a day that no year has.
    """
    if (month, day) == LEAP_DAY and not calendar.isleap(today.year):
        return date(today.year, month, day - 1)
    return date(today.year, month, day)
