"""The example workspace, and the messages that a workspace contains at its start."""

from dataclasses import replace

from bot.sandbox.config import AppConfig, InitialMessage, WorkspaceConfig, WorkspaceUser
from bot.sandbox.user_actions.messages import build_user_message
from bot.sandbox.workspace.workspace import Workspace

_PEOPLE = (
    WorkspaceUser("U0YOU000001", "you", "You"),
    WorkspaceUser("U0MINA00001", "mina", "Mina Torres", "East Asia desk"),
    WorkspaceUser("U0JONAS0001", "jonas", "Jonas Okafor", "Foreign editor"),
)


def build_example_workspace(app: AppConfig) -> WorkspaceConfig:
    """Build a workspace whose first messages say what to type."""
    handle = f"@{app.handle}"
    command = app.commands[0].name if app.commands else handle
    question = f"{handle} what did Wang say about THAAD?"
    return WorkspaceConfig(
        people=_PEOPLE,
        initial_messages=(
            InitialMessage(
                "diplomacy",
                "jonas",
                "Does anybody remember when Kang Kyung-wha and Wang Yi last met, and where?",
                minutes_ago=42,
                replies=(
                    InitialMessage(
                        "", "mina", "More than once. Ask the archive instead of me :wink:", 40
                    ),
                ),
            ),
            InitialMessage(
                "diplomacy",
                "mina",
                f"Welcome to the local workspace! *{app.name}* runs here just as in Slack.\n"
                f"• `{command} Kang Wang` lists their meetings, visible only to you\n"
                f"• `{question}` is answered in a thread\n"
                f"• `{command} help` shows what else you can ask",
                minutes_ago=38,
            ),
            InitialMessage("random", "jonas", "The coffee machine is back.", minutes_ago=125),
        ),
    )


def post_initial_messages(workspace: Workspace, messages: tuple[InitialMessage, ...]) -> None:
    """Add the initial messages in the order of their times, without sending events."""
    for initial in sorted(messages, key=lambda message: -message.minutes_ago):
        thread_ts = _add(workspace, initial, initial.channel)
        for reply in initial.replies:
            _add(workspace, reply, initial.channel, thread_ts)


def _add(
    workspace: Workspace, initial: InitialMessage, channel: str, thread_ts: str | None = None
) -> str:
    state = workspace.state
    author = state.find_person(initial.author)
    message = build_user_message(
        workspace, author, state.find_channel(channel), initial.text, thread_ts
    )
    ts = state.timestamps.at(workspace.clock() - initial.minutes_ago * 60)
    return state.add_message(replace(message, ts=ts)).ts
