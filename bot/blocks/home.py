"""The Home tab: what there is to ask, with buttons that ask it."""

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import count

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    ContextBlock,
    DividerBlock,
    HeaderBlock,
    PlainTextObject,
    SectionBlock,
)
from slack_sdk.models.views import View

from bot.answer.model import Card, Help
from bot.answer.text.phrases import listed
from bot.blocks.help import HOW, WHAT
from bot.blocks.mrkdwn import FormattedText, escape, shorten, text_object
from bot.blocks.search_form import open_form_button
from bot.dates import in_words
from bot.digest.digest_text import NOTHING_KNOWN, ago, heading, what_happened
from bot.digest.home_page import HomePage, IndexSummary
from bot.digest.model import Digest
from bot.index.read.overview import MAX_RECENT_MEETINGS, FrequentPair

ASK = "home_ask_"  # with a number behind it, as Slack wants the buttons of a row told apart
LONGEST_LINE = 300
LONGEST_BUTTON = 75
LONGEST_VALUE = 2_000  # of a button, in characters of JSON
MOST_OF_DAY = 3
MOST_WHO = 6


def home_view(page: HomePage) -> View:
    """Return the Home tab."""
    numbers = count()
    blocks = [
        *_greeting(page.standing.help, numbers),
        *_today(page.today, numbers),
        *_latest(page.standing.latest, numbers),
        *_pairs(page.standing, numbers),
        *_covers(page.standing),
    ]
    return View(type="home", blocks=blocks)


def broken_home_view(words: str) -> View:
    """Return the Home tab of a bot that cannot answer, with the sentence that says why."""
    return View(type="home", blocks=[_section([FormattedText(shorten(words, LONGEST_LINE))])])


def example_buttons(examples: Iterable[str], numbers: Iterator[int]) -> list[ButtonElement]:
    """Return buttons that ask questions which work on the index."""
    return [
        _button(example, asked, f"Ask for {example}", numbers)
        for example in examples
        if len(_json(asked := {"question": example})) <= LONGEST_VALUE
    ]


def _greeting(help_: Help, numbers: Iterator[int]) -> Iterator[Block]:
    yield _header("Who met whom, and what they said")
    yield _section([FormattedText(WHAT, bold=True), FormattedText(f"\n{HOW}")])
    yield ActionsBlock(elements=[open_form_button(), *example_buttons(help_.examples, numbers)])


def _today(today: Digest, numbers: Iterator[int]) -> Iterator[Block]:
    yield DividerBlock()
    yield _header(heading(today))
    if not today.entries:
        yield _section([FormattedText(NOTHING_KNOWN)])
        return
    for entry in today.entries[:MOST_OF_DAY]:
        what = shorten(what_happened(entry.meeting), LONGEST_LINE)
        when = ago(entry, is_nearest=today.is_nearest)
        yield _section([FormattedText(when, bold=True), FormattedText(f" · {what}")])
    more = len(today.entries) + today.more - MOST_OF_DAY
    if more > 0 and not today.is_nearest:
        words = f"And {more:,} more"
        yield ActionsBlock(elements=[_button(words, {"question": "today"}, words, numbers)])


def _latest(latest: tuple[Card, ...], numbers: Iterator[int]) -> Iterator[Block]:
    if latest:
        yield DividerBlock()
        yield _header("Latest meetings")
    for card in latest:
        what = shorten(card.what, LONGEST_LINE)
        lines = [
            FormattedText(shorten(card.when_and_where, LONGEST_LINE), bold=True),
            FormattedText(f" · {what}"),
        ]
        if card.who:
            more = len(card.who) - MOST_WHO
            who = [*card.who[:MOST_WHO], *([f"and {more} more"] if more > 0 else [])]
            lines.append(FormattedText("\n" + shorten("; ".join(who), LONGEST_LINE)))
        label = f"Details: {card.when_and_where}"
        details = _button("Details", {"meeting": card.meeting}, label, numbers)
        yield SectionBlock(text=text_object(lines), accessory=details)


def _pairs(standing: IndexSummary, numbers: Iterator[int]) -> Iterator[Block]:
    if standing.pairs:
        yield DividerBlock()
        yield _header("Who met most often")
    for pair in standing.pairs:
        yield _pair(pair, numbers)
    if standing.pairs and standing.is_recent_only:
        yield _small(f"In the newest {MAX_RECENT_MEETINGS:,} meetings.")


def _pair(pair: FrequentPair, numbers: Iterator[int]) -> Block:
    names = shorten(" and ".join(pair.names), LONGEST_LINE)
    times = {1: "once", 2: "twice"}.get(pair.times, f"{pair.times:,} times")
    label = f"Show the meetings of {names}"
    return SectionBlock(
        text=text_object([FormattedText(names, bold=True), FormattedText(f" · {times}")]),
        accessory=_button("Show", {"people": list(pair.ids)}, label, numbers),
    )


def _covers(standing: IndexSummary) -> Iterator[Block]:
    words = [standing.help.covers]
    if standing.publishers:
        words.append(f"Published by {listed(standing.publishers)}.")
    if standing.built_on:
        words.append(f"Built on {in_words(standing.built_on)}.")
    yield DividerBlock()
    yield _small(" ".join(shorten(each, LONGEST_LINE) for each in words))


def _button(
    text: str, value: Mapping[str, object], label: str, numbers: Iterator[int]
) -> ButtonElement:
    return ButtonElement(
        text=PlainTextObject(text=escape(shorten(text, LONGEST_BUTTON)), emoji=False),
        action_id=f"{ASK}{next(numbers)}",
        value=_json(value),
        accessibility_label=escape(shorten(label, LONGEST_BUTTON)),
    )


def _json(value: Mapping[str, object]) -> str:
    return json.dumps(value, ensure_ascii=False)


def _header(words: str) -> Block:
    return HeaderBlock(text=PlainTextObject(text=words, emoji=False))


def _section(spans: list[FormattedText]) -> Block:
    return SectionBlock(text=text_object(spans))


def _small(words: str) -> Block:
    return ContextBlock(elements=[text_object([FormattedText(words)])])
