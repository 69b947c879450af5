"""What is looked up in texts is remembered, and stays as it was found."""

from pathlib import Path

from bot.index.read.index import Index


def test_what_is_done_with_meetings_of_a_text_changes_no_later_answer(articles_index: Path) -> None:
    with Index(articles_index) as index:
        found = index.postings.with_phrase("vigour")
        assert found
        found.clear()
        assert index.postings.with_phrase("vigour")
