"""The Home tab, forms and options are valid views, whatever the index contains."""

from datetime import date
from itertools import count
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from slack_sdk.models.views import View

from bot.answer.model import Help
from bot.blocks.annotations import MAX_INTRO_CHARACTERS, with_intro
from bot.blocks.help import greeting_message
from bot.blocks.home import broken_home_view, home_view
from bot.blocks.message import OutgoingMessage
from bot.blocks.search_form import completion_json, form_message, search_form
from bot.digest.home_page import HomePage, IndexSummary
from bot.digest.model import Digest, DigestEntry
from bot.index.model import Meeting
from bot.index.read.autocomplete import Completion
from bot.index.read.overview import FrequentPair
from bot.records.model import MAX_ID_LENGTH, MeetingKind
from bot.sandbox.block_kit.blocks import find_block_errors
from bot.sandbox.block_kit.composition import OPTION
from bot.sandbox.block_kit.views import ViewKind
from bot.sandbox.workspace.content import parse_view
from handlers.support.ephemeral import ReplyTarget
from tests.blocks.strategies import cards, filled

ids = st.text("abc-", min_size=1, max_size=MAX_ID_LENGTH)
helps = st.builds(Help, filled, st.lists(filled, max_size=4).map(tuple))
pairs = st.builds(
    FrequentPair, st.tuples(ids, ids), st.tuples(filled, filled), st.integers(1, 10**9)
)
meetings = st.builds(
    Meeting,
    number=st.just(1),
    id=ids,
    title=filled,
    kind=st.sampled_from(["talks", "visit"]),
    status=st.just("held"),
    role=st.just("subject"),
    date=st.just("2020-11-26"),
    date_basis=st.just("stated"),
    date_reasoning=st.none(),
    places=st.lists(filled, max_size=3).map(tuple),
    occasion=st.none(),
    summary=filled,
)
standings = st.builds(
    IndexSummary,
    help=helps,
    latest=st.lists(cards, max_size=5).map(tuple),
    pairs=st.lists(pairs, max_size=5).map(tuple),
    is_recent_only=st.booleans(),
    publishers=st.lists(filled, max_size=5).map(tuple),
    built_on=st.sampled_from(["", "2026-11-21"]),
)
entries = st.builds(DigestEntry, meetings, st.integers(1, 2_000), st.none())
digests = st.builds(
    Digest,
    st.dates(date(1900, 1, 1), date(2100, 1, 1)),
    st.lists(entries, max_size=25).map(tuple),
    is_nearest=st.booleans(),
    more=st.integers(0, 10**6),
)


def check(view: View, kind: ViewKind) -> None:
    numbers = count()
    written = view.to_dict()
    parse_view(written, kind, lambda prefix: f"{prefix}{next(numbers)}")
    check_harmless(written)


def check_harmless(written: Any) -> None:
    """Check the visible texts; a button's value is not visible."""
    if isinstance(written, str):
        assert "<!channel>" not in written
        assert "\0" not in written
    elif isinstance(written, dict):
        for name, part in written.items():
            check_harmless(None if name == "value" else part)
    elif isinstance(written, list):
        for part in written:
            check_harmless(part)


@settings(max_examples=60)
@given(st.builds(HomePage, standings, digests))
def test_any_home_page_is_a_valid_view(page: HomePage) -> None:
    check(home_view(page), "home")


@settings(max_examples=20)
@given(filled)
def test_any_error_is_a_valid_home_view(words: str) -> None:
    check(broken_home_view(words), "home")


@settings(max_examples=100)
@given(ids, filled, st.just("") | filled)
def test_any_name_is_a_valid_option(entity: str, name: str, detail: str) -> None:
    option = completion_json(Completion(entity, name, detail))
    assert not list(OPTION(option, "/option"))
    check_harmless(option)


@settings(max_examples=20)
@given(st.lists(st.sampled_from(list(MeetingKind)), unique=True))
def test_any_kinds_make_a_valid_form(kinds: list[MeetingKind]) -> None:
    spot = ReplyTarget("U" * 20, "C" * 20, "https://hooks.slack.com/commands/" + "x" * 200)
    check(search_form(kinds, spot.to_json()), "modal")
    assert ReplyTarget.from_json(spot.to_json()) == spot


@settings(max_examples=50)
@given(helps, filled)
def test_any_greeting_and_introduction_is_a_valid_message(help_: Help, words: str) -> None:
    greeting = greeting_message(help_, "/meetings")
    for message in (greeting, form_message("/meetings"), with_intro(words, greeting)):
        assert not find_block_errors(message.arguments()["blocks"])
        assert message.text
        check_harmless(message.arguments())


def test_an_introduction_without_room_is_in_the_text_only() -> None:
    full = OutgoingMessage("Text", form_message("/meetings").blocks * 25)
    assert with_intro("x" * 2 * MAX_INTRO_CHARACTERS, full).blocks == full.blocks
