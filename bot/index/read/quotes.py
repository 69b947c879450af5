"""Who said what in which meetings, by the numbers of quotes and meetings."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable
from itertools import islice
from sqlite3 import Connection

from bot.text import fold

MAX_SPELLINGS = 100  # of one phrase; a topic has a few dozen names

QUOTES = """
    SELECT m.number, q.number FROM quotes q JOIN meetings m ON m.id = q.meeting
    WHERE m.number IN (SELECT value FROM json_each(?))
"""
BY_SPEAKERS = " AND q.speaker IN (SELECT value FROM json_each(?))"
WITH_WORDS = " AND q.number IN (SELECT rowid FROM quotes_fts WHERE quotes_fts MATCH ?)"


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
        plain = [_without_syntax(words) for words in islice(spellings, MAX_SPELLINGS)]
        if searched := [words for words in plain if fold(words)]:
            query += WITH_WORDS
            values.append(" OR ".join(f'"{words}"' for words in searched))
    found: defaultdict[int, set[int]] = defaultdict(set)
    for meeting, quote in connection.execute(query, values):
        found[meeting].add(quote)
    return dict(found)


def _without_syntax(words: str) -> str:
    """Return words without the characters that end a phrase of a full-text query."""
    return words.replace('"', " ").replace("\0", " ")
