"""What users do in tests: ask, mention the bot, press buttons, and read the answers."""

from bot.sandbox import Message, Sandbox


def after(slack: Sandbox, channel: str | None = None) -> str:
    """Return the timestamp of the newest message."""
    transcript = slack.observer.transcript(channel=channel)
    return max((message.ts for message in transcript), default="")


def ask(slack: Sandbox, question: str, channel: str | None = None) -> Message:
    """Type the slash command, and return the answer."""
    before = after(slack, channel)
    slack.user.command(f"/meetings {question}", channel=channel)
    return slack.observer.wait_for_message(after=before, channel=channel)


def press(
    slack: Sandbox,
    message: Message,
    action_id: str,
    containing: str = "",
    person: str | None = None,
) -> Message:
    """Press a button of a private message; return the message that replaces it."""
    before = message.blocks
    slack.user.click(message.ts, action_id, person=person)

    def find() -> Message | None:
        channel = message.channel
        everything = slack.observer.transcript(channel=channel)
        if message.thread_ts:
            everything = slack.observer.transcript(channel=channel, thread_ts=message.thread_ts)
        return next(
            (
                each
                for each in everything
                if each.ts == message.ts
                and each.blocks != before
                and containing in each.visible_text
            ),
            None,
        )

    return slack.observer.wait_for(find)


def mention(slack: Sandbox, question: str, thread_ts: str | None = None) -> Message:
    """Mention the bot, in a thread or starting one; return its answer."""
    root = slack.user.say(f"@meetings {question}", thread_ts=thread_ts)
    return slack.observer.wait_for_message(thread_ts=thread_ts or root.ts, after=root.ts)


def private(slack: Sandbox, thread_ts: str | None = None) -> list[Message]:
    """Return the ephemeral messages."""
    return [m for m in slack.observer.transcript(thread_ts=thread_ts) if m.ephemeral_to]


def said(message: Message) -> str:
    """Return the visible text of a message."""
    return message.visible_text
