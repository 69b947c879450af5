"""What a person typed, from the way Slack writes it in events and commands.

https://docs.slack.dev/messaging/formatting-message-text#retrieving-messages
"""

import html
import re

# <@U123>, <@U123|name>, <#C123|general>, <!here>, <!subteam^S1|@team>, <https://a.example|label>
REFERENCE = re.compile(r"<(?P<sign>[@#!]?)(?P<target>[^<>|]*)(?:\|(?P<label>[^<>]*))?>")
FORMATTING = re.compile(r"(?<!\w)[*_~`]+|[*_~`]+(?!\w)")


def typed_text(text: str, bot_user: str | None) -> str:
    """Return plain words: without the bot's own mention, marks and references, and unescaped."""

    def plain(match: re.Match[str]) -> str:
        if match["sign"] == "@" and match["target"] == bot_user:
            return " "
        if match["sign"]:
            return match["label"] or " "
        return match["label"] or match["target"]

    words = REFERENCE.sub(plain, text)
    return html.unescape(FORMATTING.sub("", words)).strip()
