"""A Bolt app in the workspace."""

from typing import Any

from slack_bolt import Ack, App, Respond, Say
from slack_sdk.web import SlackResponse

from bot.sandbox import Sandbox

from .conftest import Connect

BUTTON: dict[str, Any] = {
    "type": "button",
    "action_id": "share",
    "text": {"type": "plain_text", "text": "Share"},
    "value": "kang-wang",
}
BLOCKS: list[dict[str, Any]] = [
    {"type": "section", "text": {"type": "mrkdwn", "text": "3 meetings"}},
    {"type": "actions", "elements": [BUTTON]},
]


def answer_commands(app: App) -> None:
    @app.command("/meetings")
    def look_up(ack: Ack, respond: Respond, command: dict[str, Any]) -> None:
        ack()
        respond(text=f"for {command['text']}", blocks=BLOCKS)

    @app.action("share")
    def share(ack: Ack, respond: Respond, action: dict[str, Any]) -> None:
        ack()
        respond(text=f"shared {action['value']}", response_type="in_channel")
        respond(delete_original=True)


def answer_mentions(app: App) -> None:
    @app.event("app_mention")
    def reply(event: dict[str, Any], say: Say) -> SlackResponse:
        return say("here", thread_ts=event.get("thread_ts") or event["ts"])


def test_the_response_to_a_command_is_ephemeral(sandbox: Sandbox, connect: Connect) -> None:
    connect(sandbox, answer_commands)
    delivery = sandbox.user.command("/meetings Kang & <Wang>")
    answer = sandbox.observer.wait_for_message("3 meetings")
    assert answer.text == "for Kang &amp; &lt;Wang&gt;"
    assert answer.ephemeral_to == "U0YOU000001"
    assert sandbox.observer.transcript(viewer="mina") == ()
    assert delivery
    assert sandbox.observer.wait_until_settled(delivery).outcome == "acked"


def test_a_button_in_an_ephemeral_message_shares_and_deletes_it(
    sandbox: Sandbox, connect: Connect
) -> None:
    connect(sandbox, answer_commands)
    sandbox.user.command("/meetings Kang")
    private = sandbox.observer.wait_for_message("3 meetings")
    sandbox.user.click(private.ts, "share")
    public = sandbox.observer.wait_for_message("shared kang-wang")
    assert public.is_public
    sandbox.observer.wait_for(lambda: private not in sandbox.observer.transcript())
    assert sandbox.observer.errors() == ()


def test_a_mention_is_answered_in_its_thread(sandbox: Sandbox, connect: Connect) -> None:
    connect(sandbox, answer_mentions)
    asked = sandbox.user.say("@meetings what did Wang say?")
    first = sandbox.observer.wait_for_message("here", thread_ts=asked.ts)
    sandbox.user.say("@meetings and Kang?", thread_ts=asked.ts)
    second = sandbox.observer.wait_for_message("here", thread_ts=asked.ts, after=first.ts)
    assert first.thread_ts == second.thread_ts == asked.ts


def test_a_failing_app_shows_an_error(impatient: Sandbox, connect: Connect) -> None:
    connect(impatient, lambda _app: None)
    impatient.user.command("/meetings Kang")
    error = impatient.observer.wait_for_error("/meetings failed because the app did not respond")
    assert "operation_timeout" in error.visible_text


def test_an_app_reconnects_after_a_disconnect_message(sandbox: Sandbox, connect: Connect) -> None:
    connect(sandbox, answer_mentions)
    sandbox.admin.disconnect_bots()
    assert sandbox.observer.connection_count == 0
    sandbox.observer.wait_until_connected()
    sandbox.user.say("@meetings still there?")
    assert sandbox.observer.wait_for_message("here").thread_ts
