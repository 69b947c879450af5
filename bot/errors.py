"""The errors that the bot explains to people, as one tree.

BotError
├── SettingsError             a setting is missing or wrong
├── ProblemsError             records or articles have problems, all of them listed
│   ├── RecordsError          the records cannot become an index
│   └── ArticlesError         quotes are not in their articles
├── ImportingError            an archive or a table cannot be imported
├── IndexFileError            a file cannot be used as the index
├── StoreError                the store cannot be used
├── ExpiredError              the answer that a button belongs to is no longer kept
└── SlackError                Slack refuses a request, or cannot be reached
    ├── CannotPostError       the bot may not post in a channel
    └── ExternalChannelError  people of another organisation may see the channel

Any other exception is a bug, or a failure that only the log explains.
"""

from collections.abc import Sequence
from dataclasses import dataclass


class BotError(Exception):
    """Its text is safe to show: a sentence that names the cause and what to do about it."""


class SettingsError(BotError):
    """A setting is missing or wrong; the text names every such setting."""


class ImportingError(BotError):
    """An archive or a table cannot be read, or its records cannot be written."""


class IndexFileError(BotError):
    """The index is missing, is not an index, is cut short, or has another schema."""


class StoreError(BotError):
    """The store cannot be opened or reached, or is newer than the program."""


class ExpiredError(BotError):
    """The answer that a button belongs to is no longer kept."""

    def __init__(self) -> None:
        super().__init__("This answer has expired: ask again.")


class SlackError(BotError):
    """Slack rejects a token, the app lacks a scope, or Slack cannot be reached."""


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
    """One problem of the records, and where it is; `line` counts from 1."""

    file: str
    line: int
    sentence: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.sentence}"


class ProblemsError(BotError):
    """Lists problems, one on a line, before a summary; `count` may exceed those listed."""

    def __init__(self, summary: str, problems: Sequence[Problem], count: int) -> None:
        self.problems = tuple(problems)
        more = count - len(self.problems)
        word = "problem" if more == 1 else "problems"
        lines = [*map(str, self.problems), *([f"… and {more} more {word}."] if more else [])]
        super().__init__("\n".join([*lines, summary]))


class RecordsError(ProblemsError):
    """The records do not make an index; an existing index is left as it is."""


class ArticlesError(ProblemsError):
    """A quote is not in its article word for word, at the range in its record."""
