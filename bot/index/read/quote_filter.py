"""Who said what in which meetings, by the numbers of quotes and meetings."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable
from itertools import islice

from bot.text import fold

MAX_SPELLINGS = 100  # of one phrase; a topic has a few dozen names
SPOKEN = """
    SELECT m.number, q.number FROM quotes q JOIN meetings m ON m.id = q.meeting
    WHERE m.number IN (SELECT value FROM json_each(?))
"""
BY_SPEAKERS = " AND q.speaker IN (SELECT value FROM json_each(?))"
WITH_WORDS = " AND q.number IN (SELECT rowid FROM quotes_fts WHERE quotes_fts MATCH ?)"


def filter_quotes(
    connection: sqlite3.Connection,
    meetings: Iterable[int],
    speakers: Collection[str],
    phrases: Collection[Collection[str]],
) -> dict[int, set[int]]:
    """Return the quotes of each of these meetings that has any, all by their numbers.

    With speakers, only theirs; only those that have one spelling of each of the phrases.
    """
    query, values = SPOKEN, [json.dumps(list(meetings))]
    if speakers:
        query += BY_SPEAKERS
        values.append(json.dumps(list(speakers)))
    for spellings in phrases:
        if plain := [
            words for words in map(_plain, islice(spellings, MAX_SPELLINGS)) if fold(words)
        ]:
            query += WITH_WORDS
            values.append(" OR ".join(f'"{words}"' for words in plain))
    found: defaultdict[int, set[int]] = defaultdict(set)
    for meeting, quote in connection.execute(query, values):
        found[meeting].add(quote)
    return dict(found)


def _plain(words: str) -> str:
    return words.replace('"', " ").replace("\0", " ")
