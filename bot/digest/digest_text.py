"""The wording of a digest: its heading, what happened, and how long ago."""

from datetime import date

from bot.answer.text.phrases import in_place, join_words, truncate
from bot.dates import in_words
from bot.digest.model import Digest, DigestEntry
from bot.index.model import Meeting

# Kinds of meeting in which all participants met each other
MUTUAL_KINDS = frozenset({"talks", "trilateral", "summit"})
MAX_NAMED_PEOPLE = 3
MAX_LINE_LENGTH = 300
NO_MEETING = "No meeting of an earlier year is known."


def day_words(day: date) -> str:
    """Return a day of the year in words: `26 November`."""
    return in_words(f"{day:%Y-%m-%d}").removesuffix(f" {day.year}")


def heading(digest: Digest) -> str:
    """Return the heading of a digest: `On this day, 26 November`."""
    return f"{'Around' if digest.is_nearest else 'On'} this day, {day_words(digest.day)}"


def headline(digest: Digest) -> str:
    """Return a digest in one line, as a notification shows it."""
    if not digest.entries:
        return f"{heading(digest)}: {NO_MEETING[0].lower()}{NO_MEETING[1:]}"
    first, *others = digest.entries
    more = len(others) + digest.more
    return f"{heading(digest)}: {in_a_line(first)}" + (f", and {more:,} more" if more else "")


def in_a_line(entry: DigestEntry) -> str:
    """Return what happened and in which year: `Park Jin and Wang Yi met in Busan (2023)`."""
    year = in_words(entry.meeting.date[:4])
    return f"{truncate(what_happened(entry.meeting), MAX_LINE_LENGTH)} ({year})"


def what_happened(meeting: Meeting) -> str:
    """Return who met where, for talks of a few people who are all named; else the title."""
    participants = meeting.participants
    are_named = all(each.person for each in participants)
    are_few = 1 < len(participants) <= MAX_NAMED_PEOPLE
    if meeting.kind in MUTUAL_KINDS and are_named and are_few:
        where = f" {in_place(join_words(meeting.places))}" if meeting.places else ""
        return f"{join_words(meeting.people)} met{where}"
    return meeting.title


def ago(entry: DigestEntry, *, is_nearest: bool = False) -> str:
    """Return how long ago it was: `6 years ago`, or `6 years ago this week`."""
    years = "1 year" if entry.years_ago == 1 else f"{entry.years_ago:,} years"
    return f"{years} ago this week" if is_nearest else f"{years} ago"
