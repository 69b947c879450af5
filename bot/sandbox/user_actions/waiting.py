"""Waits on the server's own loop for what the app answers."""

import asyncio

from bot.sandbox.workspace.dispatcher import EventDelivery
from bot.sandbox.workspace.workspace import Slack


async def wait_until_settled(slack: Slack, delivery: EventDelivery) -> EventDelivery:
    """Wait until a delivery was acknowledged or has failed; return it as it stands then."""
    loop, rung = asyncio.get_running_loop(), asyncio.Event()

    def ring() -> None:
        loop.call_soon_threadsafe(rung.set)

    with slack.bell.listening(ring):
        while (now := slack.courier.find(delivery.envelope_id)).outcome == "pending":
            await rung.wait()
            rung.clear()
    return now
