"""Puts the first messages into a workspace, before anybody comes."""

from dataclasses import replace

from bot.sandbox.config import AppConfig, Post, WorkspaceConfig, WorkspaceUser
from bot.sandbox.user_actions.messages import compose
from bot.sandbox.workspace.workspace import Slack

_PEOPLE = (
    WorkspaceUser("U0YOU000001", "you", "You"),
    WorkspaceUser("U0MINA00001", "mina", "Mina Torres", "East Asia desk"),
    WorkspaceUser("U0JONAS0001", "jonas", "Jonas Okafor", "Foreign editor"),
)


def build_friendly_workspace(app: AppConfig) -> WorkspaceConfig:
    """A workspace whose first look tells what to type."""
    handle = f"@{app.handle}"
    command = app.commands[0].name if app.commands else handle
    question = f"{handle} what did Wang say about THAAD?"
    return WorkspaceConfig(
        people=_PEOPLE,
        posts=(
            Post(
                "diplomacy",
                "jonas",
                "Does anybody remember when Kang Kyung-wha and Wang Yi last met, and where?",
                minutes_ago=42,
                replies=(
                    Post("", "mina", "More than once. Ask the archive instead of me :wink:", 40),
                ),
            ),
            Post(
                "diplomacy",
                "mina",
                f"Welcome to the local workspace! *{app.name}* runs here just as in Slack.\n"
                f"• `{command} Kang Wang` lists their meetings, for your eyes only\n"
                f"• `{question}` is answered in a thread\n"
                f"• `{command} help` says what else it understands",
                minutes_ago=38,
            ),
            Post("random", "jonas", "The coffee machine is back.", minutes_ago=125),
        ),
    )


def post_first_messages(slack: Slack, posts: tuple[Post, ...]) -> None:
    """Put in what the configuration wants, in the order of its times; the app is not told."""
    for post in sorted(posts, key=lambda post: -post.minutes_ago):
        root = _add(slack, post, post.channel)
        for reply in post.replies:
            _add(slack, reply, post.channel, root)


def _add(slack: Slack, post: Post, channel: str, thread_ts: str | None = None) -> str:
    workspace = slack.workspace
    author = workspace.person(post.author)
    message = compose(slack, author, workspace.channel(channel), post.text, thread_ts)
    ts = workspace.stamps.at(slack.clock() - post.minutes_ago * 60)
    return workspace.add(replace(message, ts=ts)).ts
