"""Slack's schema and limits for composition objects: texts, options, confirmation dialogs."""

from bot.sandbox.block_kit.schema import Check, boolean, by_type, fields, items, one_of, string

ID = string(255)
URL = string(3000)


def plain_text(max_length: int) -> Check:
    """Accept a plain_text object of at most `max_length` characters."""
    return by_type({"plain_text": fields({"text": string(max_length)}, {"emoji": boolean})})


def text_object(max_length: int) -> Check:
    """Accept a text object, plain or mrkdwn, of at most `max_length` characters."""
    mrkdwn = fields({"text": string(max_length)}, {"verbatim": boolean})
    plain = fields({"text": string(max_length)}, {"emoji": boolean})
    return by_type({"mrkdwn": mrkdwn, "plain_text": plain})


CONFIRM = fields(
    {
        "title": plain_text(100),
        "text": text_object(300),
        "confirm": plain_text(30),
        "deny": plain_text(30),
    },
    {"style": one_of("primary", "danger")},
)
OPTION = fields({"text": plain_text(75), "value": string(150)}, {"description": plain_text(75)})
OVERFLOW_OPTION = fields(
    {"text": plain_text(75)}, {"value": string(150), "description": plain_text(75), "url": URL}
)
MRKDWN_OPTION = fields(
    {"text": text_object(75), "value": string(150)}, {"description": text_object(75)}
)
OPTION_GROUP = fields({"label": plain_text(75), "options": items(100, OPTION)})
