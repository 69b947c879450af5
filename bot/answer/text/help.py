"""What the bot says of itself, with examples taken from the index that is loaded."""

from bot.answer.model import Help
from bot.dates import in_words
from bot.index.model import Facts
from bot.index.read.index import Index


def help_of(index: Index) -> Help:
    """Return the help for an index: what it covers, and questions that it can answer."""
    highlights = index.example_terms()
    pair = " ".join(highlights.pair)
    examples = [pair, highlights.topic]
    if highlights.pair and highlights.place:
        examples.append(f"{highlights.pair[0]} in {highlights.place}")
    if highlights.pair and highlights.year:
        examples.append(f"{pair} {highlights.year}")
    return Help(_covers(index.facts()), tuple(dict.fromkeys(filter(None, examples))))


def _covers(facts: Facts) -> str:
    counted = f"{facts.meetings:,} meetings and {facts.quotes:,} quotes"
    counted += f" from {facts.sources:,} articles"
    if facts.first_day and facts.last_day:
        counted += f", {in_words(facts.first_day[:4])} to {in_words(facts.last_day[:4])}"
    title = facts.metadata.get("title")
    return f"{title}: {counted}." if title else f"{counted}."
