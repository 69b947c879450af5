"""What a person typed, recovered from Slack's encoding in events and commands.

https://docs.slack.dev/messaging/formatting-message-text#retrieving-messages
"""

import html
import re

# <@U123>, <@U123|name>, <#C123|general>, <!here>, <!subteam^S1|@team>, <https://a.example|label>
REFERENCE = re.compile(r"<(?P<sign>[@#!]?)(?P<target>[^<>|]*)(?:\|(?P<label>[^<>]*))?>")
FORMATTING_MARKS = re.compile(r"(?<!\w)[*_~`]+|[*_~`]+(?!\w)")


def typed_text(text: str, bot_user: str | None) -> str:
    """Return plain text: unescaped, without the bot's mention and formatting marks.

    Other mentions and links become their labels, or nothing without one; bare links stay.
    """

    def replacement(match: re.Match[str]) -> str:
        if match["sign"] == "@" and match["target"] == bot_user:
            return " "
        if match["sign"]:
            return match["label"] or " "
        return match["label"] or match["target"]

    words = REFERENCE.sub(replacement, text)
    return html.unescape(FORMATTING_MARKS.sub("", words)).strip()
