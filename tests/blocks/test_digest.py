"""A digest as messages: the one in the channel, the replies, and Slack's limits."""

import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.blocks.digest import MAX_PARENT_CARDS, MAX_REPLY_CARDS, DigestMessages, digest_messages
from bot.blocks.limits import MAX_BLOCK_CHARACTERS
from bot.blocks.message import OutgoingMessage
from bot.digest.model import Digest, DigestEntry
from bot.digest.on_this_day import on_this_day
from bot.index.model import Meeting, Participant, Quote, SourceArticle
from bot.index.read.index import Index
from bot.sandbox.block_kit.blocks import find_block_errors
from bot.store.model import Filters, OnEmpty
from tests.blocks.strategies import filled

DAY = date(2026, 11, 26)
SOURCE = SourceArticle(
    "s", "Paper", "Title", "2020-11-26", None, "https://example.org/?a=1&b=|c", "x"
)
ANA, BO, CY = (Participant(name, name, "Northland", None) for name in ("Ana", "Bo", "Cy"))
AIDES = Participant("aides", None, None, None)


TALKS = Meeting(
    number=1,
    id="m",
    title="Ana sees Bo",
    kind="talks",
    status="held",
    role="subject",
    date="2020-11-26",
    date_basis="stated",
    date_reasoning=None,
    places=("Elena",),
    occasion=None,
    summary="They met.",
    participants=(ANA, BO),
    sources=(SOURCE,),
)


def digest(*meetings: Meeting, more: int = 0) -> Digest:
    quote = Quote("so be it", "Ana", "Ana", None, None, SOURCE)
    return Digest(DAY, tuple(DigestEntry(each, 6, quote) for each in meetings), more=more)


def words(message: OutgoingMessage) -> str:
    return json.dumps(message.arguments()["blocks"], ensure_ascii=False)


def first_words(message: OutgoingMessage) -> list[str]:
    """Return the text of each header, section and context of a message."""
    blocks = message.arguments()["blocks"]
    return [
        block["text"]["text"] if "text" in block else block["elements"][0]["text"]
        for block in blocks
        if block["type"] != "divider"
    ]


def articles_on(index_file: Path, day: date, on_empty: OnEmpty) -> DigestMessages:
    with Index(index_file) as index:
        return digest_messages(on_this_day(day, index, Filters(), on_empty))


def test_a_few_meetings_are_shown_in_full_in_the_channel() -> None:
    messages = digest_messages(digest(TALKS))
    assert messages.replies == ()
    assert first_words(messages.parent) == [
        "On this day, 26 November",
        "*6 years ago · 26 November 2020 · Elena* · talks\nAna (Northland); Bo (Northland)",
        "They met.",
        "> “so be it” _— Ana_",
        "Source: <https://example.org/?a=1&amp;b=|c|Paper, 26 November 2020: Title>",
    ]
    assert messages.parent.text == "On this day, 26 November: Ana and Bo met in Elena (2020)"


def test_many_meetings_go_into_the_thread() -> None:
    messages = digest_messages(digest(*[TALKS] * 12))
    lines = ["*6 years ago* · Ana and Bo met in Elena"] * 5
    head = "On this day, 26 November"
    assert first_words(messages.parent) == [head, *lines, "All 12 meetings are in the thread."]
    assert messages.parent.text == f"{head}: Ana and Bo met in Elena (2020), and 11 more"
    assert [words(reply).count("so be it") for reply in messages.replies] == [5, 5, 2]
    assert messages.replies[2].text == "\n".join(["Ana and Bo met in Elena (2020)"] * 2)


def test_meetings_beyond_the_digest_are_counted() -> None:
    messages = digest_messages(digest(TALKS, more=2_726))
    assert messages.parent.text.endswith(" (2020), and 2,726 more")
    assert first_words(messages.parent)[-1] == (
        "1 of 2,727 meetings are in the thread. To find the others, ask for 26 November with a"
        " name, a topic or a place."
    )


def test_a_summary_of_10_000_characters_is_shown_whole() -> None:
    summary = " ".join(f"word{number:05}" for number in range(1_000))
    shown = words(digest_messages(digest(replace(TALKS, summary=summary))).parent)
    assert re.findall(r"word\d{5}", shown) == summary.split()


def test_a_summary_that_exceeds_a_message_is_truncated_visibly() -> None:
    messages = digest_messages(digest(replace(TALKS, summary="word " * 5_000)))
    shown = "".join(words(message) for message in (messages.parent, *messages.replies))
    assert "…" in shown


def test_a_long_meeting_goes_into_the_thread() -> None:
    long = replace(TALKS, summary=" ".join(f"word{number:04}" for number in range(1_300)))
    messages = digest_messages(digest(long, replace(TALKS, summary="short")))
    assert "word" not in words(messages.parent)
    thread = "".join(words(reply) for reply in messages.replies)
    assert thread.count("word0000") == 1
    assert "short" in thread


def test_a_day_without_meetings_says_so() -> None:
    messages = digest_messages(Digest(date(2026, 1, 1), ()))
    sentence = "No meeting of an earlier year is known."
    assert first_words(messages.parent) == ["On this day, 1 January", sentence]
    assert messages.parent.text == "On this day, 1 January: no meeting of an earlier year is known."


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (TALKS, "Ana and Bo met in Elena"),
        (
            replace(TALKS, kind="trilateral", participants=(ANA, BO, CY)),
            "Ana, Bo and Cy met in Elena",
        ),
        (replace(TALKS, places=()), "Ana and Bo met"),
        (replace(TALKS, places=("United States",)), "Ana and Bo met in the United States"),
        # Other participants, or that it was a call, must be mentioned
        (replace(TALKS, participants=(ANA, BO, AIDES)), "Ana sees Bo"),
        (replace(TALKS, participants=(ANA,)), "Ana sees Bo"),
        (replace(TALKS, kind="call"), "Ana sees Bo"),
        (replace(TALKS, title="R&D <!channel>", kind="visit"), "R&amp;D &lt;!channel&gt;"),
    ],
)
def test_the_text_says_what_happened(told: Meeting, expected: str) -> None:
    text = digest_messages(digest(told)).parent.text
    assert text == f"On this day, 26 November: {expected} (2020)"


def test_the_nearest_anniversaries_are_labelled_as_such(articles_index: Path) -> None:
    messages = articles_on(articles_index, date(2026, 11, 28), OnEmpty.WEEK)
    head, note, title, *_ = first_words(messages.parent)
    assert head == "Around this day, 28 November"
    assert note == "No meeting is known on 28 November; the nearest anniversaries of the week:"
    assert title.startswith("*3 years ago this week · 26 November 2023 · Busan* · talks\n")
    assert messages.parent.text == (
        "Around this day, 28 November: Park Jin and Wang Yi met in Busan (2023), and 2 more"
    )


def test_the_26th_of_november_reads_well(articles_index: Path) -> None:
    messages = articles_on(articles_index, DAY, OnEmpty.NOTHING)
    assert first_words(messages.parent) == [
        "On this day, 26 November",
        "*3 years ago* · Park Jin and Wang Yi met in Busan",
        "*3 years ago* · Park Jin and Yoko Kamikawa met in Busan",
        "*3 years ago* · A South Korean Foreign Ministry official tells reporters about the talks"
        " of Park Jin and Wang Yi",
        "*3 years ago* · Wang Yi's visit to South Korea",
        "*6 years ago* · Kang Kyung-wha and Wang Yi met in Seoul",
        "All 8 meetings are in the thread.",
    ]


participants = st.builds(
    Participant, filled, st.none() | st.just("p"), st.none() | filled, st.none() | filled
)
sources = st.builds(
    SourceArticle,
    *(filled, filled, filled),
    published=st.just("2020-11-26"),
    agency=st.none(),
    url=st.none() | st.just("https://example.org/?a=1&b=|c"),
    origin=filled,
)
quotes = st.builds(Quote, filled, filled, st.none(), st.none() | filled, st.none(), source=sources)
meetings = st.builds(
    Meeting,
    number=st.integers(),
    id=filled,
    title=filled,
    kind=st.sampled_from(["talks", "summit", "visit", "other"]),
    status=st.just("held"),
    role=st.sampled_from(["subject", "mentioned"]),
    date=st.sampled_from(["2020-11-26", "2019-11-26/2019-11-28", "1926-11-26/.."]),
    date_basis=st.sampled_from(["stated", "derived"]),
    date_reasoning=st.none(),
    places=st.lists(filled, max_size=3).map(tuple),
    occasion=st.none() | filled,
    summary=filled,
    participants=st.lists(participants, max_size=20).map(tuple),
    sources=st.lists(sources, max_size=5).map(tuple),
)
entries = st.builds(DigestEntry, meetings, st.integers(1, 2_000), st.none() | quotes)
digests = st.builds(
    Digest,
    st.dates(),
    st.lists(entries, max_size=8).map(tuple),
    st.none() | filled,
    st.booleans(),
    st.integers(0, 10**7),
)


@settings(max_examples=80)
@given(digests)
def test_any_digest_consists_of_valid_messages(made: Digest) -> None:
    messages = digest_messages(made)
    for message in (messages.parent, *messages.replies):
        blocks = message.arguments()["blocks"]
        assert not find_block_errors(blocks)
        assert len(json.dumps(blocks, ensure_ascii=False)) <= MAX_BLOCK_CHARACTERS
        assert 0 < len(message.text) <= 3_000
        assert "<!channel>" not in json.dumps(message.arguments())
    is_folded = len(made.entries) > MAX_PARENT_CARDS
    assert len(messages.replies) * MAX_REPLY_CARDS >= len(made.entries) * is_folded


@settings(max_examples=30)
@given(st.lists(st.sampled_from([10, 3_000, 9_000, 30_000]), min_size=1, max_size=9))
def test_every_meeting_is_shown_once_whatever_the_length_of_others(lengths: list[int]) -> None:
    told = [
        replace(TALKS, summary=f"m{at}! {'word ' * (size // 5)}") for at, size in enumerate(lengths)
    ]
    messages = digest_messages(digest(*told))
    everything = "".join(map(words, (messages.parent, *messages.replies)))
    assert [everything.count(f"m{at}! ") for at in range(len(told))] == [1] * len(told)
