"""Everything reachable by buttons is a valid message, whatever the index contains."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answer.conversation.request_codec import decode, encode
from bot.answer.conversation.view_request import ListView, MeetingView, ViewRequest
from bot.answer.model import Help, Shown
from bot.blocks.controls import Controls
from bot.blocks.limits import MAX_BLOCK_CHARACTERS
from bot.blocks.message import OutgoingMessage, metadata_of
from bot.sandbox.block_kit.blocks import find_block_errors
from handlers.support.answer_messages import build_message
from tests.search.builders import Part, meeting, person, quote, searcher_of
from tests.support import answer_service

LONGEST_VALUE = 2_000
words = st.sampled_from(
    [
        "Kim",
        "Ada",
        "Bo",
        "<!channel>",
        "&amp;",
        "*x*",
        "`",
        "“",
        '"',
        "\\",
        "😀",
        "강경화",
        "x" * 900,
    ]
)
names = st.lists(words, min_size=1, max_size=3).map(" ".join)
texts = st.builds(lambda part, count: " ".join([part] * count), names, st.integers(1, 12))


@st.composite
def archives(draw_: st.DrawFn) -> dict[str, list[Part]]:
    """Return the records of a small archive with long and hostile texts."""
    people = [
        {**person(name, name), "id": f"p{at:03}" + "a" * 110}
        for at, name in enumerate(draw_(st.lists(names, min_size=2, max_size=8, unique=True)))
    ]
    count = draw_(st.integers(1, 14))
    meetings = [
        meeting(at, (), title=draw_(texts), summary=draw_(texts), occasion=draw_(texts))
        | {"id": f"m{at:03}" + "b" * 110, "participants": [{"person": p["id"]} for p in people]}
        for at in range(count)
    ]
    quotes = [
        quote(0, exact, "x")
        | {
            "meeting": meetings[at % count]["id"],
            "speaker": people[at % len(people)]["id"],
            "start": at * 400_000,
            "end": at * 400_000 + len(exact),
        }
        for at, exact in enumerate(draw_(st.lists(texts, max_size=20)))
    ]
    return {"people": people, "meetings": meetings, "quotes": quotes}


def check(message: OutgoingMessage) -> None:
    arguments = message.arguments()
    blocks = arguments["blocks"]
    assert not find_block_errors(blocks)
    assert len(json.dumps(blocks, ensure_ascii=False)) <= MAX_BLOCK_CHARACTERS
    assert 0 < len(message.text) <= 3_000
    assert "<!channel>" not in json.dumps(arguments, ensure_ascii=False)
    assert len(json.dumps(metadata_of(message) or {}).encode()) <= 8_000
    assert all(len(value) <= LONGEST_VALUE for value in values_in(blocks))


def values_in(blocks: list[dict[str, Any]]) -> list[str]:
    buttons = [*(e for b in blocks for e in b.get("elements", ())), *(
        b["accessory"] for b in blocks if "accessory" in b)]  # fmt: skip
    return [button["value"] for button in buttons if "value" in button]


@settings(max_examples=15)
@given(archives(), st.lists(names, min_size=1, max_size=6).map(" ".join))
def test_everything_reachable_by_buttons_is_a_valid_message(
    records: dict[str, list[Part]], question: str
) -> None:
    with TemporaryDirectory() as folder:
        searcher = searcher_of(Path(folder), **records)
        answers = answer_service(searcher)
        kept: dict[str, str] = {}

        def keep(text: str) -> str:
            return kept.setdefault(str(hash(text)), text) and str(hash(text))

        controls = Controls(lambda request: encode(request, "0" * 8, keep), can_share=True)

        def draw_all(shown: Shown | Help, depth: int) -> None:
            message = build_message(shown, controls)
            check(message)
            blocks = message.arguments()["blocks"]
            for value in set(values_in(blocks)) if depth else ():
                request, _ = decode(value, kept.__getitem__, answers.name_of)
                draw_all(answers.show(request), depth - 1)

        draw_all(answers.ask(question), 1)
        first = records["meetings"][0]["id"]
        for look in MeetingView:
            draw_all(answers.show(ViewRequest().select(first, look)), 0)
        for page in ListView:
            draw_all(answers.show(ViewRequest(list_view=page)), 0)
        searcher.index.close()
