"""Who said what in which meetings, by the numbers of quotes and meetings."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable
from sqlite3 import Connection

from bot.text import fold

MAX_PHRASES = 100  # searched for at once; a topic has a few dozen names

QUOTES = """
    SELECT m.number, q.number FROM quotes q JOIN meetings m ON m.id = q.meeting
    WHERE m.number IN (SELECT value FROM json_each(?))
"""
BY_SPEAKERS = " AND q.speaker IN (SELECT value FROM json_each(?))"
WITH_WORDS = " AND q.number IN (SELECT rowid FROM quotes_fts WHERE quotes_fts MATCH ?)"
QUOTED_MEETINGS = """
    SELECT DISTINCT m.number FROM meetings m JOIN quotes q ON q.meeting = m.id
    WHERE m.number IN (SELECT value FROM json_each(?))
"""


def filter_quotes(
    connection: Connection,
    meetings: Iterable[int],
    speakers: Collection[str],
    phrases: Collection[Collection[str]],
) -> dict[int, set[int]]:
    """Return the numbers of the matching quotes of each meeting that has any, by its number.

    A quote matches when it is by one of the speakers (by anybody where none are given) and has
    every phrase in one of its spellings.
    """
    query, values = QUOTES, [json.dumps(list(meetings))]
    if speakers:
        query += BY_SPEAKERS
        values.append(json.dumps(list(speakers)))
    for spellings in phrases:
        if plain := [words for words in map(_without_syntax, spellings) if fold(words)]:
            query += WITH_WORDS
            values.append(_any_phrase(plain))
    found: defaultdict[int, set[int]] = defaultdict(set)
    for meeting, quote in connection.execute(query, values):
        found[meeting].add(quote)
    return dict(found)


def find_quoted_meetings(
    connection: Connection,
    meetings: Iterable[int],
    speakers: Collection[str] | None,
    phrases: Collection[str],
) -> set[int]:
    """Return which of the meetings have a quote by one of the speakers with one of the phrases.

    Any speaker counts where `speakers` is None, any words where there are no phrases.
    """
    query, values = QUOTED_MEETINGS, [json.dumps(list(meetings))]
    if speakers is not None:
        query += BY_SPEAKERS
        values.append(json.dumps(list(speakers)))
    if phrases:
        query += WITH_WORDS
        values.append(_any_phrase(list(map(_without_syntax, phrases))[:MAX_PHRASES]))
    return {row[0] for row in connection.execute(query, values)}


def _any_phrase(phrases: Iterable[str]) -> str:
    """Return a full-text query for any of the phrases."""
    return " OR ".join(f'"{phrase}"' for phrase in phrases)


def _without_syntax(words: str) -> str:
    """Return words without the characters that end a phrase of a full-text query."""
    return words.replace('"', " ").replace("\0", " ")
