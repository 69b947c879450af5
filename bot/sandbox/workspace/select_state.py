"""What persons have chosen in messages, and what the app has offered them to choose from."""

from collections import defaultdict
from collections.abc import Iterable

from bot.sandbox.workspace.input_state import Json, Options, State, build_state
from bot.sandbox.workspace.messages import Message


class Choices:
    """Remembers choices and offers. Whoever uses it holds the bell's lock."""

    def __init__(self) -> None:
        self._offered: defaultdict[tuple[str, str, str], dict[str, Json]] = defaultdict(dict)
        self._states: dict[tuple[str, str], State] = {}

    def offer(self, surface: str, block_id: str, action_id: str, options: Iterable[Json]) -> None:
        """Remember what the app has suggested in a view or a message, by that one's id."""
        self._offered[surface, block_id, action_id] |= {o["value"]: o for o in options}

    def offered(self, surface: str, block_id: str, action_id: str) -> Options:
        """All that the app has suggested for an element so far."""
        return self._offered.get((surface, block_id, action_id), {})

    def state(self, message: Message, person: str) -> State:
        """What a person has chosen in a message, as it stands now."""
        return build_state(message.blocks, self._states.get((message.ts, person), {}))

    def keep(self, message: Message, person: str, state: State) -> None:
        """Remember what a person has chosen in a message."""
        self._states[message.ts, person] = state
