"""The Home tab: how to ask, what happened on this day, the latest meetings, frequent pairs."""

from collections.abc import Iterator
from itertools import count

from slack_sdk.models.blocks import ActionsBlock, Block, DividerBlock
from slack_sdk.models.views import View

from bot.answer.model import Card, Help
from bot.answer.text.help import HELP_LINE
from bot.answer.text.phrases import join_words
from bot.blocks.components import card_people, context, header, section
from bot.blocks.controls import ask_button, example_buttons
from bot.blocks.help import USAGE_TEXT
from bot.blocks.limits import MAX_SECTION_CHARACTERS
from bot.blocks.mrkdwn import FormattedText, fit_text
from bot.blocks.search_form import open_form_button
from bot.dates import in_words
from bot.digest.digest_text import NO_MEETING, ago, heading, what_happened
from bot.digest.home_page import HomePage, IndexSummary
from bot.digest.model import Digest
from bot.index.read.overview import MAX_RECENT_MEETINGS, FrequentPair

MAX_HOME_LINE_CHARACTERS = 300
MAX_DAY_MEETINGS = 3
MAX_LATEST_PEOPLE = 6


def home_view(page: HomePage) -> View:
    """Return the Home tab."""
    numbers = count()
    blocks = [
        *_introduction(page.summary.help, numbers),
        *_today(page.today, numbers),
        *_latest(page.summary.latest, numbers),
        *_pairs(page.summary, numbers),
        *_coverage(page.summary),
    ]
    return View(type="home", blocks=blocks)


def broken_home_view(words: str) -> View:
    """Return the Home tab of a bot that cannot answer; `words` say why."""
    text = fit_text(words, MAX_HOME_LINE_CHARACTERS)
    return View(type="home", blocks=[section([FormattedText(text)])])


def _introduction(help_: Help, numbers: Iterator[int]) -> Iterator[Block]:
    yield header("Who met whom, and what they said")
    yield section([FormattedText(HELP_LINE, bold=True), FormattedText(f"\n{USAGE_TEXT}")])
    yield ActionsBlock(elements=[open_form_button(), *example_buttons(help_.examples, numbers)])


def _today(today: Digest, numbers: Iterator[int]) -> Iterator[Block]:
    yield DividerBlock()
    yield header(heading(today))
    if not today.entries:
        yield section([FormattedText(NO_MEETING)])
        return
    for entry in today.entries[:MAX_DAY_MEETINGS]:
        what = fit_text(what_happened(entry.meeting), MAX_HOME_LINE_CHARACTERS)
        when = ago(entry, is_nearest=today.is_nearest)
        yield section([FormattedText(when, bold=True), FormattedText(f" · {what}")])
    more = len(today.entries) + today.more - MAX_DAY_MEETINGS
    if more > 0 and not today.is_nearest:
        words = f"And {more:,} more"
        yield ActionsBlock(elements=[ask_button(words, {"question": "today"}, words, numbers)])


def _latest(latest: tuple[Card, ...], numbers: Iterator[int]) -> Iterator[Block]:
    if latest:
        yield DividerBlock()
        yield header("Latest meetings")
    for card in latest:
        spans = [
            FormattedText(fit_text(card.when_and_where, MAX_HOME_LINE_CHARACTERS), bold=True),
            FormattedText(f" · {fit_text(card.what, MAX_HOME_LINE_CHARACTERS)}"),
        ]
        if card.who:
            people = "; ".join(card_people(card, MAX_LATEST_PEOPLE))
            spans.append(FormattedText(f"\n{fit_text(people, MAX_HOME_LINE_CHARACTERS)}"))
        label = f"Details: {card.when_and_where}"
        button = ask_button("Details", {"meeting": card.meeting}, label, numbers)
        yield section(spans, accessory=button)


def _pairs(standing: IndexSummary, numbers: Iterator[int]) -> Iterator[Block]:
    if standing.pairs:
        yield DividerBlock()
        yield header("Who met most often")
    for pair in standing.pairs:
        yield _pair(pair, numbers)
    if standing.pairs and standing.is_recent_only:
        yield context(f"Based on the latest {MAX_RECENT_MEETINGS:,} meetings.")


def _pair(pair: FrequentPair, numbers: Iterator[int]) -> Block:
    names = fit_text(" and ".join(pair.names), MAX_HOME_LINE_CHARACTERS)
    times = {1: "once", 2: "twice"}.get(pair.times, f"{pair.times:,} times")
    label = f"Show the meetings of {names}"
    return section(
        [FormattedText(names, bold=True), FormattedText(f" · {times}")],
        accessory=ask_button("Show", {"people": list(pair.ids)}, label, numbers),
    )


def _coverage(standing: IndexSummary) -> Iterator[Block]:
    sentences = [standing.help.covers]
    if standing.publishers:
        sentences.append(f"Articles published by {join_words(standing.publishers)}.")
    if standing.built_on:
        sentences.append(f"Index built on {in_words(standing.built_on)}.")
    yield DividerBlock()
    text = " ".join(fit_text(each, MAX_HOME_LINE_CHARACTERS) for each in sentences)
    yield context(text, MAX_SECTION_CHARACTERS)
