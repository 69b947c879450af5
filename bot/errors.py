"""The tree of expected errors; their texts are safe to show to people.

BotError
├── SettingsError        a missing or wrong setting
├── RecordsError         records that cannot be built into an index, with all problems
├── ArticlesError        quotes that are not in their articles
├── ImportingError       an archive or table that cannot be imported
├── IndexFileError       a file that cannot serve as the index
├── StoreError           a store that cannot be opened or reached, or is newer
├── ExpiredError         a button whose payload is no longer stored
└── SlackError           Slack refuses a request, or the connection is not set up correctly
    ├── CannotPostError       the bot is not allowed to post in a channel
    └── ExternalChannelError  people of another organisation may see the channel
"""

from collections.abc import Sequence
from dataclasses import dataclass


class BotError(Exception):
    """An expected error; its text is a sentence for people that names the cause and the remedy."""


class SettingsError(BotError):
    """Settings are missing or invalid; the text names all of them."""


class ImportingError(BotError):
    """An archive or a table cannot be read, or its records cannot be written."""


class IndexFileError(BotError):
    """The index is missing, is not an index, is truncated, or has another schema."""


class StoreError(BotError):
    """The store cannot be opened or reached, or is newer than the program."""


class ExpiredError(BotError):
    """The payload of a button is no longer stored, or was never valid."""

    def __init__(self) -> None:
        super().__init__("This answer has expired: ask again.")


class SlackError(BotError):
    """Slack rejects a token, lacks a scope, or cannot be reached."""


class CannotPostError(SlackError):
    """The bot is not allowed to post in a channel; the text says why and what to do."""


class ExternalChannelError(SlackError):
    """People of other organisations can see the channel, or may be able to."""

    def __init__(self) -> None:
        super().__init__(
            "People of another organisation may be able to see this channel, so I do not post"
            " answers here. Share it in another channel, or ask the person who runs me to allow"
            " it (ALLOW_EXTERNAL_SHARING)."
        )


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """A problem of the records, and its place; `line` counts from 1."""

    file: str
    line: int
    sentence: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.sentence}"


class _ProblemsError(BotError):
    """Carries problems; `count` may be larger than their number, if some were not kept."""

    def __init__(self, summary: str, problems: Sequence[Problem], count: int) -> None:
        self.problems = tuple(problems)
        more = count - len(self.problems)
        word = "problem" if more == 1 else "problems"
        lines = [*map(str, self.problems), *([f"… and {more} more {word}."] if more else [])]
        super().__init__("\n".join([*lines, summary]))


class RecordsError(_ProblemsError):
    """The records cannot be built into an index; the existing index is unchanged."""


class ArticlesError(_ProblemsError):
    """Quotes are not word for word at their range in their article."""
