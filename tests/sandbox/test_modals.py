"""Modals: open, fill in, submit, respond, update, push and close."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.sandbox import Sandbox, WorkspaceTiming
from bot.sandbox.user_actions.view_acknowledgements import SUBMISSION_FAILED
from tests.support import GENEROUS_TIMING

from .conftest import Connect
from .raw_client import call, open_socket
from .view_builders import PEOPLE, input_block, options, plain, view

Answer = Callable[[Ack, dict[str, Any]], None]
DIGEST: dict[str, Any] = view(
    input_block("time", type="timepicker", initial_time="08:30"),
    input_block("zone", type="static_select", options=options("Europe/Berlin", "Asia/Seoul")),
    input_block("people", optional=True, type="multi_external_select", min_query_length=1),
    input_block("days", optional=True, type="checkboxes", options=options("mon", "tue")),
    input_block("empty", optional=True, type="radio_buttons", options=options("skip", "near")),
    input_block("note", optional=True, type="plain_text_input", max_length=10),
    callback_id="digest",
    private_metadata="C0DIPLOMACY",
    notify_on_close=True,
)


def serve(app: App, answer: Answer, definition: dict[str, Any] = DIGEST) -> None:
    """Register an app that opens a modal on its command and responds to its submission."""

    @app.command("/meetings")
    def open_modal(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        client.views_open(trigger_id=body["trigger_id"], view=definition)

    @app.options("people")
    def suggest(ack: Ack, payload: dict[str, Any]) -> None:
        found = [name for name in PEOPLE if payload["value"].lower() in name.lower()]
        ack(options=options(*found))

    @app.view("digest")
    def take(ack: Ack, body: dict[str, Any]) -> None:
        answer(ack, body)

    @app.view_closed("digest")
    def hear(ack: Ack) -> None:
        ack()


def accept(ack: Ack, _body: dict[str, Any]) -> None:
    ack()


def open_digest(sandbox: Sandbox) -> None:
    sandbox.user.command("/meetings digest")
    sandbox.observer.wait_for_view("Title")


def test_a_modal_is_filled_in_and_submitted(sandbox: Sandbox, connect: Connect) -> None:
    bodies: list[dict[str, Any]] = []

    def take(ack: Ack, body: dict[str, Any]) -> None:
        bodies.append(body)
        ack()

    connect(sandbox, lambda app: serve(app, take))
    open_digest(sandbox)
    suggested = sandbox.modals.suggest("people", "wang")
    assert [option["value"] for option in suggested] == ["Wang Yi"]
    sandbox.modals.submit(
        {"zone": "Asia/Seoul", "people": ["Wang Yi"], "days": ["mon", "tue"], "empty": "near"}
    )
    sandbox.observer.wait_until_closed()
    [body] = bodies
    assert body["type"] == "view_submission"
    assert body["user"]["id"] == "U0YOU000001"
    view = body["view"]
    assert (view["callback_id"], view["private_metadata"]) == ("digest", "C0DIPLOMACY")
    [zone, *_] = options("Asia/Seoul")
    [wang, *_] = options("Wang Yi")
    assert view["state"]["values"] == {
        "time-block": {"time": {"type": "timepicker", "selected_time": "08:30"}},
        "zone-block": {"zone": {"type": "static_select", "selected_option": zone}},
        "people-block": {"people": {"type": "multi_external_select", "selected_options": [wang]}},
        "days-block": {"days": {"type": "checkboxes", "selected_options": options("mon", "tue")}},
        "empty-block": {"empty": {"type": "radio_buttons", "selected_option": options("near")[0]}},
        "note-block": {"note": {"type": "plain_text_input", "value": None}},
    }
    assert sandbox.observer.errors() == ()


def test_slack_itself_validates_required_and_long_fields(
    sandbox: Sandbox, connect: Connect
) -> None:
    connect(sandbox, lambda app: serve(app, accept))
    open_digest(sandbox)
    assert sandbox.modals.submit({"note": "x" * 11}) is None
    view = sandbox.observer.wait_for_view("required")
    assert view.errors == {
        "zone-block": "Please complete this required field.",
        "note-block": "Please enter no more than 10 characters.",
    }
    assert not sandbox.observer.deliveries("interactive")


def test_an_apps_errors_are_shown_at_the_fields(sandbox: Sandbox, connect: Connect) -> None:
    def refuse(ack: Ack, _body: dict[str, Any]) -> None:
        ack(response_action="errors", errors={"time-block": "Too early."})

    connect(sandbox, lambda app: serve(app, refuse))
    open_digest(sandbox)
    sandbox.modals.submit({"zone": "Asia/Seoul"})
    view = sandbox.observer.wait_for_view("Too early.")
    assert view.errors == {"time-block": "Too early."}
    assert view.state["zone-block"]["zone"]["selected_option"]["value"] == "Asia/Seoul"


def test_a_modal_is_updated_pushed_and_cleared(sandbox: Sandbox, connect: Connect) -> None:
    answers = iter(("update", "push", "clear"))

    def answer(ack: Ack, _body: dict[str, Any]) -> None:
        action = next(answers)
        title = plain(f"After {action}")
        ack(response_action=action, view=DIGEST | {"title": title} if action != "clear" else None)

    connect(sandbox, lambda app: serve(app, answer))
    open_digest(sandbox)
    sandbox.modals.submit({"zone": "Asia/Seoul", "note": "kept"})
    updated = sandbox.observer.wait_for_view("After update")
    assert updated.state["note-block"]["note"]["value"] == "kept"
    sandbox.modals.submit()
    pushed = sandbox.observer.wait_for_view("After push")
    assert (pushed.previous_id, pushed.root_id) == (updated.id, updated.id)
    sandbox.modals.submit({"zone": "Asia/Seoul"})
    sandbox.observer.wait_until_closed()


def test_a_submission_without_a_response_shows_an_error_in_the_modal(connect: Connect) -> None:
    with (
        Sandbox(timing=replace(GENEROUS_TIMING, ack_seconds=0.05)) as sandbox,
        open_socket(sandbox) as socket,
    ):
        sandbox.user.command("/meetings")
        trigger_id = socket.receive()["payload"]["trigger_id"]
        assert call(sandbox, "views.open", trigger_id=trigger_id, view=DIGEST).json["ok"]
        delivery = sandbox.modals.submit({"zone": "Asia/Seoul"})
        assert delivery
        assert sandbox.observer.wait_for_view(SUBMISSION_FAILED).problem == SUBMISSION_FAILED
        assert "The modal “Title” failed" in sandbox.observer.wait_for_error("The modal").text


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (
            {"response_action": "errors", "errors": {"nowhere": "x"}},
            "nowhere is not an input block",
        ),
        ({"response_action": "errors", "errors": {}}, "at least one"),
        ({"response_action": "dance"}, "dance"),
        ({"response_action": "update", "view": {"type": "modal"}}, "missing required field"),
    ],
)
def test_an_invalid_response_is_shown_as_an_error(
    sandbox: Sandbox, answer: dict[str, Any], reason: str
) -> None:
    with open_socket(sandbox) as socket:
        sandbox.user.command("/meetings")
        trigger_id = socket.receive()["payload"]["trigger_id"]
        call(sandbox, "views.open", trigger_id=trigger_id, view=DIGEST)
        sandbox.modals.submit({"zone": "Asia/Seoul"})
        socket.acknowledge(socket.receive(), **answer)
        assert reason in sandbox.observer.wait_for_error("was refused").visible_text
        assert sandbox.observer.wait_for_view().problem == SUBMISSION_FAILED


def test_closing_sends_view_closed_if_the_app_asks_for_it(
    sandbox: Sandbox, connect: Connect
) -> None:
    connect(sandbox, lambda app: serve(app, accept))
    open_digest(sandbox)
    [delivery] = sandbox.modals.close()
    assert sandbox.observer.wait_until_settled(delivery).outcome == "acked"
    assert delivery.payload["type"] == "view_closed"
    assert delivery.payload["is_cleared"] is False
    assert sandbox.observer.view() is None


def test_a_trigger_id_opens_one_modal(sandbox: Sandbox) -> None:
    with open_socket(sandbox) as socket:
        sandbox.user.command("/meetings")
        trigger_id = socket.receive()["payload"]["trigger_id"]

    def open_with(trigger: str) -> str | None:
        reply = call(sandbox, "views.open", trigger_id=trigger, view=view())
        return str(reply.json.get("error"))

    assert [open_with(t) for t in (trigger_id, trigger_id, "1.2.x")] == [
        "None",
        "exchanged_trigger_id",
        "invalid_trigger_id",
    ]


def test_a_trigger_id_expires() -> None:
    with (
        Sandbox(timing=WorkspaceTiming(trigger_seconds=-1)) as sandbox,
        open_socket(sandbox) as socket,
    ):
        sandbox.user.command("/meetings")
        trigger_id = socket.receive()["payload"]["trigger_id"]
        reply = call(sandbox, "views.open", trigger_id=trigger_id, view=view()).json
        assert reply["error"] == "expired_trigger_id"


def test_an_update_with_an_old_hash_is_refused(sandbox: Sandbox) -> None:
    with open_socket(sandbox) as socket:
        sandbox.user.command("/meetings")
        trigger_id = socket.receive()["payload"]["trigger_id"]
    named = view(external_id="mine")
    opened = call(sandbox, "views.open", trigger_id=trigger_id, view=named).json["view"]
    updated = call(sandbox, "views.update", external_id="mine", view=named).json["view"]
    assert opened["hash"] != updated["hash"]
    stale = call(
        sandbox, "views.update", view_id=opened["id"], view=view(), hash=opened["hash"]
    ).json
    assert stale["error"] == "hash_conflict"
    gone = call(sandbox, "views.update", view_id="V0NOWHERE", view=view()).json
    assert gone["error"] == "not_found"


def test_at_most_three_modals_are_stacked(sandbox: Sandbox) -> None:
    button = {"type": "button", "action_id": "more", "text": plain("More")}
    definition = view({"type": "actions", "elements": [button]})
    with open_socket(sandbox) as socket:
        sandbox.user.command("/meetings")
        trigger_id = socket.receive()["payload"]["trigger_id"]
        pushed = call(sandbox, "views.push", trigger_id=trigger_id, view=definition).json
        assert pushed["error"] == "not_found", "a command is not in a modal"
        sandbox.user.command("/meetings")
        trigger_id = socket.receive()["payload"]["trigger_id"]
        answers = [call(sandbox, "views.open", trigger_id=trigger_id, view=definition).json]
        for _ in range(3):
            sandbox.modals.interact("more")
            envelope = socket.receive()
            assert envelope["payload"]["container"]["type"] == "view"
            trigger_id = envelope["payload"]["trigger_id"]
            answers.append(call(sandbox, "views.push", trigger_id=trigger_id, view=definition).json)
        assert [a.get("error") for a in answers] == [None, None, None, "push_limit_reached"]
        sandbox.modals.close(clear=True)
        assert sandbox.observer.view() is None


@pytest.mark.parametrize(
    ("fits", "breaks", "pointer"),
    [
        (view(title=plain("x" * 24)), view(title=plain("x" * 25)), "/title/text"),
        (view(submit=plain("x" * 24)), view(submit=plain("x" * 25)), "/submit/text"),
        (view(close=plain("x" * 24)), view(close=plain("x" * 25)), "/close/text"),
        (
            view(private_metadata="x" * 3000),
            view(private_metadata="x" * 3001),
            "/private_metadata",
        ),
        (view(callback_id="x" * 255), view(callback_id="x" * 256), "/callback_id"),
        (view(*[{"type": "divider"}] * 100), view(*[{"type": "divider"}] * 101), "/blocks"),
        (
            view(input_block("a", type="plain_text_input")),
            view(input_block("a", type="plain_text_input"), submit=None),
            "/submit",
        ),
        (
            view(input_block("a", type="timepicker", initial_time="23:59")),
            view(input_block("a", type="timepicker", initial_time="24:00")),
            "/blocks/0/element/initial_time",
        ),
        (
            view(input_block("a", type="static_select", options=options(*"ab" * 1))),
            view(
                input_block(
                    "a",
                    type="static_select",
                    options=options("a"),
                    initial_option=options("b")[0],
                )
            ),
            "/blocks/0/element/initial_option",
        ),
        (
            view(input_block("a", type="checkboxes", options=options(*"abcdefghij"))),
            view(input_block("a", type="checkboxes", options=options(*"abcdefghijk"))),
            "/blocks/0/element/options",
        ),
    ],
)
def test_limits_of_views(
    sandbox: Sandbox, fits: dict[str, Any], breaks: dict[str, Any], pointer: str
) -> None:
    def try_to_publish(definition: dict[str, Any]) -> Any:
        with open_socket(sandbox) as socket:
            sandbox.user.command("/meetings")
            trigger_id = socket.receive()["payload"]["trigger_id"]
        return call(sandbox, "views.open", trigger_id=trigger_id, view=definition).json

    assert try_to_publish(fits)["ok"] is True
    refused = try_to_publish(breaks)
    assert refused["error"] == "invalid_arguments"
    assert refused["errors"][0].endswith(f"[json-pointer:/view{pointer}]")
