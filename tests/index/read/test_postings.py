"""Posting lists are cached, and callers get copies."""

from pathlib import Path

from bot.index.read.index import Index


def test_changing_a_set_that_was_returned_changes_no_later_answer(articles_index: Path) -> None:
    with Index(articles_index) as index:
        found = index.postings.with_phrase("vigour")
        assert found
        found.clear()
        assert index.postings.with_phrase("vigour")
