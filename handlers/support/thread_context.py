"""What was shown before in a thread: from the store, or where it may be read, from the thread."""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.answer.conversation.follow_up_detection import read_leaning
from bot.answer.conversation.view_request import ConversationState, ViewRequest
from bot.blocks.message import ANSWER_EVENT_TYPE, OutgoingMessage
from bot.errors import ExpiredError
from bot.search.query.model import TermKind
from bot.store.thread_states import ThreadKey, ThreadStates
from handlers.support.answer_messages import AnswerServices, decode_request
from handlers.support.button_press import ButtonPress
from handlers.support.message_text import extract_text

logger = logging.getLogger(__name__)

MAX_THREAD_MESSAGES = 200  # messages of a thread


@dataclass(frozen=True, slots=True)
class ThreadQuestion:
    """A question in a thread, and who the bot is there."""

    thread: ThreadKey
    question: str
    ts: str
    bot_user: str


class ThreadContexts:
    """Finds what a question may lean on, and keeps what was answered."""

    def __init__(self, archive: AnswerServices, turns: ThreadStates) -> None:
        self._archive = archive
        self._turns = turns

    def previous_state(self, asking: ThreadQuestion, client: WebClient) -> ConversationState | None:
        """Return what was shown before; the thread is read only for a question that needs it."""
        kept = self._turns.load(asking.thread)
        if kept and (turn := self._turn(kept, asking.thread.team)):
            return turn
        if not read_leaning(asking.question).is_follow_up:
            return None
        messages = _read(asking, client)
        return self._answered(messages, asking) or self._named(messages, asking)

    def save(self, thread: ThreadKey, message: OutgoingMessage) -> None:
        """Keep what was shown in a thread; help and the like leave it as it was."""
        if message.thread_state:
            self._turns.save(thread, message.thread_state)

    def save_press(self, press: ButtonPress, message: OutgoingMessage) -> None:
        """Keep what is now shown in direct messages."""
        self.save(ThreadKey(press.team, press.channel, press.thread_ts or ""), message)

    def _turn(self, kept: Mapping[str, Any], team: str) -> ConversationState | None:
        try:
            request, _ = decode_request(str(kept.get("request")), self._archive, team)
        except ExpiredError:
            return None
        return ConversationState(request, tuple(str(kept.get("shown", "")).split()))

    def _answered(
        self, messages: Sequence[Mapping[str, Any]], asking: ThreadQuestion
    ) -> ConversationState | None:
        """Return the last answer of our own, from its metadata."""
        for message in messages:
            metadata = message.get("metadata") or {}
            is_ours = message.get("user") == asking.bot_user
            if is_ours and metadata.get("event_type") == ANSWER_EVENT_TYPE:
                payload = metadata.get("event_payload") or {}
                if turn := self._turn(payload, asking.thread.team):
                    return turn
        return None

    def _named(
        self, messages: Sequence[Mapping[str, Any]], asking: ThreadQuestion
    ) -> ConversationState | None:
        """Return whom the thread's beginning names, or else its newest message that names any."""
        others = [each for each in messages if each.get("user") != asking.bot_user]
        for message in [*others[-1:], *others[:-1]]:
            if message.get("ts") != asking.ts:
                query = self._archive.service.named_in(extract_text(message))
                if query.of_kind(TermKind.PERSON):
                    return ConversationState(ViewRequest(query))
        return None


def _read(asking: ThreadQuestion, client: WebClient) -> list[Mapping[str, Any]]:
    """Return a thread's messages, newest first; none where the bot may not read."""
    thread = asking.thread
    common: dict[str, Any] = {
        "channel": thread.channel,
        "limit": MAX_THREAD_MESSAGES,
        "include_all_metadata": True,
    }
    try:
        if thread.ts:
            answer = client.conversations_replies(ts=thread.ts, **common)
            return list(reversed(answer.get("messages") or []))
        return list(client.conversations_history(**common).get("messages") or [])
    except SlackApiError as error:
        logger.debug("A thread cannot be read: %s", error.response.get("error"))
        return []
