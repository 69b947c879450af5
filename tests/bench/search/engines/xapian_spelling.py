"""Xapian with its spelling correction, by the words of the texts indexed."""

from pathlib import Path

import xapian

from tests.bench.search.engines.base import FIELDS, TOP, Engine, documents


class XapianSpelling(Engine):
    """All words as they are, all words corrected, or else any of these; ranked by BM25."""

    def build(self, source: Path, index: Path) -> None:
        database = xapian.WritableDatabase(str(index), xapian.DB_CREATE_OR_OVERWRITE)
        generator = xapian.TermGenerator()
        generator.set_database(database)
        generator.set_flags(xapian.TermGenerator.FLAG_SPELLING)
        for each in documents(source):
            document = xapian.Document()
            document.set_data(each["id"])
            generator.set_document(document)
            for field in FIELDS:
                generator.index_text(each[field])
                generator.increase_termpos()
            database.add_document(document)
        database.close()

    def open(self, index: Path) -> None:
        self._database = xapian.Database(str(index))
        self._parser = xapian.QueryParser()
        self._parser.set_database(self._database)

    def search(self, words: str) -> list[str]:
        corrected = " ".join(map(self._corrected, words.split()))
        attempts = (
            (words, xapian.Query.OP_AND),
            (corrected, xapian.Query.OP_AND),
            (corrected, xapian.Query.OP_OR),
        )
        return next(filter(None, (self._find(*each) for each in attempts)), [])

    def _corrected(self, word: str) -> str:
        """Xapian would also replace words that are there by others that are there more often."""
        if self._database.term_exists(word):
            return word
        return self._database.get_spelling_suggestion(word).decode() or word

    def _find(self, words: str, operator: int) -> list[str]:
        self._parser.set_default_op(operator)
        enquire = xapian.Enquire(self._database)
        enquire.set_query(self._parser.parse_query(words))
        return [match.document.get_data().decode() for match in enquire.get_mset(0, TOP)]


engine = XapianSpelling()
