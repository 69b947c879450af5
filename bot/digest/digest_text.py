"""The words of a digest: what it is headed with, what happened, and how long ago."""

from datetime import date

from bot.answer.text.phrases import WITH_ARTICLE, join_words, truncate
from bot.dates import in_words
from bot.digest.model import Digest, DigestEntry
from bot.index.model import Meeting

# Kinds of which it is true, when all who took part are named, that they met
MUTUAL_KINDS = frozenset({"talks", "trilateral", "summit"})
MAX_NAMED_PEOPLE = 3
MAX_LINE_LENGTH = 300
NO_MEETING = "No meeting of an earlier year is known."


def day_words(day: date) -> str:
    """Say a day of the year: `26 November`."""
    return in_words(f"{day:%Y-%m-%d}").removesuffix(f" {day.year}")


def heading(digest: Digest) -> str:
    """Return the words that stand above a digest."""
    return f"{'Around' if digest.is_nearest else 'On'} this day, {day_words(digest.day)}"


def headline(digest: Digest) -> str:
    """Return a digest in one line, as a notification shows it."""
    if not digest.entries:
        return f"{heading(digest)}: {NO_MEETING[0].lower()}{NO_MEETING[1:]}"
    first, *others = digest.entries
    more = len(others) + digest.more
    return f"{heading(digest)}: {in_a_line(first)}" + (f", and {more:,} more" if more else "")


def in_a_line(entry: DigestEntry) -> str:
    """Say what happened and in which year: `Park Jin and Wang Yi met in Busan (2023)`."""
    year = in_words(entry.meeting.date[:4])
    return f"{truncate(what_happened(entry.meeting), MAX_LINE_LENGTH)} ({year})"


def what_happened(meeting: Meeting) -> str:
    """Say who met where, of talks between people who are all named; else give the title."""
    took_part = meeting.participants
    all_named = all(each.person for each in took_part)
    if (
        meeting.kind not in MUTUAL_KINDS
        or not all_named
        or not 1 < len(took_part) <= MAX_NAMED_PEOPLE
    ):
        return meeting.title
    return f"{join_words(meeting.people)} met{_where(meeting.place)}"


def ago(entry: DigestEntry, *, is_nearest: bool = False) -> str:
    """Say how long ago it was: `6 years ago`, or `6 years ago this week`."""
    years = "1 year" if entry.years_ago == 1 else f"{entry.years_ago:,} years"
    return f"{years} ago this week" if is_nearest else f"{years} ago"


def _where(place: str | None) -> str:
    if not place:
        return ""
    return f" in the {place}" if WITH_ARTICLE.search(place) else f" in {place}"
