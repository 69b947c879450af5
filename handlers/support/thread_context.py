"""What was shown before in a thread, from the store or, where that is possible, from the thread."""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

from slack_bolt import BoltContext
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.answer.conversation.follow_up_detection import detect_follow_up
from bot.answer.conversation.view_request import ConversationState, ViewRequest
from bot.blocks.message import ANSWER_EVENT_TYPE, OutgoingMessage
from bot.errors import ExpiredError
from bot.search.query.model import TermKind
from bot.store.thread_states import ThreadKey, ThreadStates
from handlers.support.answer_messages import AnswerServices, decode_request
from handlers.support.button_press import ButtonPress
from handlers.support.command_text import typed_text
from handlers.support.message_text import extract_text

logger = logging.getLogger(__name__)

MAX_THREAD_MESSAGES = 200  # read from a thread's history


@dataclass(frozen=True, slots=True)
class ThreadQuestion:
    """A question in a thread; `ts` identifies its message, `bot_user` the bot's user there."""

    thread: ThreadKey
    question: str
    ts: str
    bot_user: str

    @classmethod
    def from_event(cls, event: Mapping[str, Any], context: BoltContext, thread_ts: str) -> Self:
        """Return the question in a message event; `thread_ts` is empty outside threads."""
        thread = ThreadKey(context.team_id or "", event["channel"], thread_ts)
        question = typed_text(event.get("text", ""), context.bot_user_id)
        return cls(thread, question, event["ts"], context.bot_user_id or "")


class ThreadContexts:
    """Finds what a follow-up question refers to, and saves what was answered."""

    def __init__(self, answers: AnswerServices, states: ThreadStates) -> None:
        self._answers = answers
        self._states = states

    def previous_state(
        self, question: ThreadQuestion, client: WebClient
    ) -> ConversationState | None:
        """Return what was shown before a question; None if unknown.

        The thread's history is read only if nothing is stored and the question is a follow-up.
        """
        saved = self._states.load(question.thread)
        if saved and (state := self._decode(saved, question.thread.team)):
            return state
        if not detect_follow_up(question.question).is_follow_up:
            return None
        messages = _read_history(question, client)
        return self._last_answer(messages, question) or self._mentioned(messages, question)

    def save(self, thread: ThreadKey, message: OutgoingMessage) -> None:
        """Save what was shown in a thread; a message without a state, as the help, is ignored."""
        if message.thread_state:
            self._states.save(thread, message.thread_state)

    def save_press(self, press: ButtonPress, message: OutgoingMessage) -> None:
        """Save what a button has shown in direct messages."""
        self.save(ThreadKey(press.team, press.channel, press.thread_ts or ""), message)

    def _decode(self, state: Mapping[str, Any], team: str) -> ConversationState | None:
        try:
            request, _ = decode_request(str(state.get("request")), self._answers, team)
        except ExpiredError:
            return None
        return ConversationState(request, tuple(str(state.get("shown", "")).split()))

    def _last_answer(
        self, messages: Sequence[Mapping[str, Any]], question: ThreadQuestion
    ) -> ConversationState | None:
        """Return the state in the metadata of the bot's last answer."""
        for message in messages:
            metadata = message.get("metadata") or {}
            is_own = message.get("user") == question.bot_user
            if is_own and metadata.get("event_type") == ANSWER_EVENT_TYPE:
                payload = metadata.get("event_payload") or {}
                if state := self._decode(payload, question.thread.team):
                    return state
        return None

    def _mentioned(
        self, messages: Sequence[Mapping[str, Any]], question: ThreadQuestion
    ) -> ConversationState | None:
        """Return the people whom the first message mentions, or else the newest that does."""
        others = [each for each in messages if each.get("user") != question.bot_user]
        for message in [*others[-1:], *others[:-1]]:
            if message.get("ts") != question.ts:
                query = self._answers.service.named_in(extract_text(message))
                if query.of_kind(TermKind.PERSON):
                    return ConversationState(ViewRequest(query))
        return None


def _read_history(question: ThreadQuestion, client: WebClient) -> list[Mapping[str, Any]]:
    """Return a thread's messages, newest first; none if the bot may not read them."""
    thread = question.thread
    common: dict[str, Any] = {
        "channel": thread.channel,
        "limit": MAX_THREAD_MESSAGES,
        "include_all_metadata": True,
    }
    try:
        if thread.ts:
            response = client.conversations_replies(ts=thread.ts, **common)
            return list(reversed(response.get("messages") or []))
        return list(client.conversations_history(**common).get("messages") or [])
    except SlackApiError as error:
        logger.debug("A thread cannot be read: %s", error.response.get("error"))
        return []
