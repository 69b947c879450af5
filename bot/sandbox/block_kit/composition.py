"""The small parts that Slack's blocks are composed of: texts, options, confirmations."""

from bot.sandbox.block_kit.schema import Check, boolean, by_type, fields, items, one_of, string

ID = string(255)
URL = string(3000)


def plain(limit: int) -> Check:
    """Accept a plain_text object of at most `limit` characters."""
    return by_type({"plain_text": fields({"text": string(limit)}, {"emoji": boolean})})


def text(limit: int) -> Check:
    """Accept a text object, plain or mrkdwn, of at most `limit` characters."""
    mrkdwn = fields({"text": string(limit)}, {"verbatim": boolean})
    words = fields({"text": string(limit)}, {"emoji": boolean})
    return by_type({"mrkdwn": mrkdwn, "plain_text": words})


CONFIRM = fields(
    {"title": plain(100), "text": text(300), "confirm": plain(30), "deny": plain(30)},
    {"style": one_of("primary", "danger")},
)
OPTION = fields({"text": plain(75), "value": string(150)}, {"description": plain(75)})
LINK_OPTION = fields(
    {"text": plain(75)}, {"value": string(150), "description": plain(75), "url": URL}
)
RICH_OPTION = fields({"text": text(75), "value": string(150)}, {"description": text(75)})
GROUP = fields({"label": plain(75), "options": items(100, OPTION)})
