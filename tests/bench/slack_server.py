"""A local Slack server for thousands of channels: it posts, shows histories, and has its faults."""

import asyncio
import math
from collections import Counter, defaultdict
from collections.abc import Awaitable, Callable
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from multiprocessing.connection import Connection
from typing import Any

from tests.bench.chance import seeded
from tests.bench.clock import Clock
from tests.bench.faults import AT_POSTING, AT_READING, Fault, Post, Reply, choose
from tests.bench.http import HTML, Answer, Call, read_call
from tests.bench.world import World, is_readable, team_of, team_with

SLOWEST_SECONDS = 0.06  # each before and after a message is in its channel
WAIT_SECONDS = (60, 600)  # simulated, of a Retry-After
DISCONNECTED = (asyncio.IncompleteReadError, ConnectionError)


@dataclass(frozen=True, slots=True)
class Message:
    """What stands in a channel, and since when."""

    team: str
    channel: str
    key: str
    posted_at: float
    metadata: dict[str, Any]
    text: str

    def shown(self) -> dict[str, Any]:
        ts = f"{self.posted_at:.6f}"
        return {"type": "message", "ts": ts, "text": self.text, "metadata": self.metadata}


class SlackServer:
    """All workspaces; what goes wrong depends on the seed alone, not on who calls when."""

    def __init__(self, world: World, clock: Clock, patience_seconds: float) -> None:
        self._world = world
        self._clock = clock
        self._patience = patience_seconds
        self._messages: defaultdict[str, list[Message]] = defaultdict(list)
        self._troubles: defaultdict[str, list[str]] = defaultdict(list)
        self._closed_until: dict[str, datetime] = {}
        self._calls: Counter[str] = Counter()
        self._random = seeded(f"slack {world.seed}")
        self._methods: dict[str, Callable[[Call], Awaitable[Answer | None]]] = {
            "chat.postMessage": self._post,
            "conversations.history": self._history,
            "transcript": self._transcript,
        }

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            call = await read_call(reader)
            answer = await self._methods[call.method](call)
            if answer is None:
                writer.transport.abort()
                return
            writer.write(answer.encoded())
            await writer.drain()
        except DISCONNECTED:  # who called was killed, or has given up
            pass
        finally:
            writer.close()

    async def _post(self, call: Call) -> Answer | None:
        key = _key(call)
        if refusal := self._refusal(call):
            return refusal
        fault = self._fault("post", key, AT_POSTING)
        if fault.reply is not Reply.OK:
            self._troubles[key].append(fault.name)
        await self._dawdle()
        message = self._write(call, key) if fault.post is Post.YES else None
        await self._dawdle()
        answer = await self._reply(call, fault, message)
        if fault.post is Post.LATE:
            self._write(call, key)
        return answer

    async def _history(self, call: Call) -> Answer | None:
        channel = call.arguments["channel"]
        if refusal := self._refusal(call):
            return refusal
        if not is_readable(channel):
            return _failure("missing_scope")
        fault = self._fault("history", channel, AT_READING)
        await self._dawdle()
        return await self._reply(call, fault, None)

    async def _reply(self, call: Call, fault: Fault, message: Message | None) -> Answer | None:
        match fault.reply:
            case Reply.OK:
                return Answer(self._result(call, message))
            case Reply.LIMITED:
                seconds = self._random.randint(*WAIT_SECONDS)
                until = self._clock.now() + timedelta(seconds=seconds)
                self._closed_until[team_with(call.token)] = until
                return _limited(seconds)
            case Reply.ERROR:
                return Answer("<h1>Something went wrong</h1>", 500, HTML)
            case Reply.PAGE:
                return Answer("<h1>Please sign in to the network</h1>", 200, HTML)
            case Reply.HELD:
                await asyncio.sleep(1.2 * self._patience)
        return None

    def _result(self, call: Call, message: Message | None) -> dict[str, Any]:
        channel = call.arguments["channel"]
        if message is not None:
            return {"ok": True, "channel": channel, "ts": message.shown()["ts"]}
        oldest, limit = float(call.arguments["oldest"]), int(call.arguments["limit"])
        since = [each for each in reversed(self._messages[channel]) if each.posted_at > oldest]
        shown = [each.shown() for each in since[:limit]]
        if call.arguments.get("include_all_metadata") not in {"1", "true", True}:
            shown = [each | {"metadata": {}} for each in shown]
        return {"ok": True, "messages": shown, "has_more": len(since) > limit}

    def _refusal(self, call: Call) -> Answer | None:
        self._calls[call.method] += 1
        team = team_with(call.token)
        number = call.arguments["channel"].removeprefix("C")
        if not number.isdigit() or team_of(int(number) % self._world.workspaces) != team:
            return _failure("channel_not_found")
        left = (self._closed_until.get(team, self._world.start) - self._clock.now()).total_seconds()
        return _limited(math.ceil(left)) if left > 0 else None

    def _fault(self, method: str, about: str, faults: tuple[Fault, ...]) -> Fault:
        self._calls[f"{method} {about}"] += 1
        times = self._calls[f"{method} {about}"]
        return choose(faults, f"{self._world.seed} {method} {about} {times}")

    def _write(self, call: Call, key: str) -> Message:
        arguments, posted_at = call.arguments, self._clock.now().timestamp()
        message = Message(
            team=team_with(call.token),
            channel=arguments["channel"],
            key=key,
            posted_at=posted_at,
            metadata=arguments.get("metadata") or {},
            text=arguments.get("text", ""),
        )
        self._messages[message.channel].append(message)
        return message

    async def _dawdle(self) -> None:
        await asyncio.sleep(self._random.uniform(0, SLOWEST_SECONDS))

    async def _transcript(self, _: Call) -> Answer:
        messages = [asdict(each) for written in self._messages.values() for each in written]
        methods = {name: count for name, count in self._calls.items() if " " not in name}
        return Answer({"messages": messages, "troubles": self._troubles, "calls": methods})


def _key(call: Call) -> str:
    metadata = call.arguments.get("metadata") or {}
    return str(metadata.get("event_payload", {}).get("key", ""))


def _failure(error: str) -> Answer:
    return Answer({"ok": False, "error": error})


def _limited(seconds: int) -> Answer:
    return Answer(
        {"ok": False, "error": "ratelimited"}, 429, headers=(("Retry-After", str(seconds)),)
    )


def run_slack(world: World, clock: Clock, patience_seconds: float, told: Connection) -> None:
    """Serve until killed; tell the port first."""
    asyncio.run(_run(SlackServer(world, clock, patience_seconds), told))


async def _run(slack: SlackServer, told: Connection) -> None:
    server = await asyncio.start_server(slack.serve, "127.0.0.1", 0, backlog=512)
    told.send(server.sockets[0].getsockname()[1])
    await server.serve_forever()
