"""The help: what the bot can be asked, with examples taken from the index that is loaded."""

from bot.answer.model import Help
from bot.dates import in_words
from bot.index.model import Facts
from bot.index.read.index import Index

HELP_LINE = "Ask me who met whom, when, where, about what, and what each one said."
# Questions for the help, by language (ISO 639-1)
HELP_WORDS = {
    "en": ("help", "usage"),
    "de": ("hilfe",),
    "es": ("ayuda",),
    "fr": ("aide",),
}


def help_of(index: Index) -> Help:
    """Return the help for an index: what it covers, and questions that it can answer."""
    highlights = index.example_terms()
    pair = " ".join(highlights.pair)
    examples = [pair, highlights.topic]
    if highlights.pair and highlights.place:
        examples.append(f"{highlights.pair[0]} in {highlights.place}")
    if highlights.pair and highlights.year:
        examples.append(f"{pair} {highlights.year}")
    return Help(_coverage(index.facts()), tuple(dict.fromkeys(filter(None, examples))))


def asks_for_help(question: str) -> bool:
    """Return whether a question is empty, or just asks for the help."""
    words = question.strip(" .!?").lower()
    return not words or any(words in each for each in HELP_WORDS.values())


def _coverage(facts: Facts) -> str:
    counts = f"{facts.meetings:,} meetings and {facts.quotes:,} quotes"
    counts += f" from {facts.sources:,} articles"
    if facts.first_day and facts.last_day:
        counts += f", {in_words(facts.first_day[:4])} to {in_words(facts.last_day[:4])}"
    title = facts.metadata.get("title")
    return f"{title}: {counts}." if title else f"{counts}."
