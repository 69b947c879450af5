"""Whether a pressed button belongs to a private message, on any server."""

import pytest
from slack_bolt import BoltContext

from handlers.support.button_press import ButtonPress

ACTIONS = [{"action_id": "open_next", "value": "v"}]


@pytest.mark.parametrize(
    ("container", "message", "is_private"),
    [
        ({"is_ephemeral": True}, None, True),
        ({"is_ephemeral": False}, {"ts": "1.0"}, False),
        ({"is_ephemeral": False}, {"ts": "1.0", "subtype": "ephemeral"}, True),
        ({}, {"ts": "1.0"}, False),
        ({}, None, True),
    ],
)
def test_a_private_message_is_recognised_by_its_payload(
    container: dict[str, bool],
    message: dict[str, str] | None,
    is_private: bool,  # noqa: FBT001  # a table's column
) -> None:
    body = {"container": container, "message": message, "actions": ACTIONS}
    assert ButtonPress.from_body(body, BoltContext()).is_private is is_private
