"""Everything that can go wrong and has a name, as one tree; its texts are safe to show.

BotError
├── SettingsError        a missing or wrong setting
├── RecordsError         records that cannot become an index, with every problem
├── ArticlesError        quotes that do not stand in their articles
├── ImportingError       an archive or table that cannot be imported
├── IndexFileError       a file that cannot serve as the index
├── StoreError           a store that cannot be opened or reached, or is newer
├── ExpiredError         a button whose answer is not known any more
└── SlackError           Slack refuses, or cannot be used as it is set up
    ├── CannotPostError       the bot may not post in a channel
    └── ExternalChannelError  another organisation may see the channel
"""

from collections.abc import Sequence
from dataclasses import dataclass


class BotError(Exception):
    """Its text is one sentence that names the cause and the mend, for a person to read."""


class SettingsError(BotError):
    """A setting is missing or wrong; all of them are named at once."""


class ImportingError(BotError):
    """An archive or a table cannot be read, or its records cannot be written."""


class IndexFileError(BotError):
    """The index is missing, is no index, is cut short, or has another schema."""


class StoreError(BotError):
    """The store cannot be opened or reached, or is newer than the program."""


class ExpiredError(BotError):
    """What a button stands for was kept for a time, which is over."""

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
    """One thing that is wrong with the records, and where; `line` counts from 1."""

    file: str
    line: int
    sentence: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.sentence}"


class _ProblemsError(BotError):
    """Carries problems; `count` may be more than are kept."""

    def __init__(self, summary: str, problems: Sequence[Problem], count: int) -> None:
        self.problems = tuple(problems)
        more = count - len(self.problems)
        word = "problem" if more == 1 else "problems"
        lines = [*map(str, self.problems), *([f"… and {more} more {word}."] if more else [])]
        super().__init__("\n".join([*lines, summary]))


class RecordsError(_ProblemsError):
    """The records do not make an index; the old index is untouched."""


class ArticlesError(_ProblemsError):
    """A quote does not stand word for word at its range in its article."""
