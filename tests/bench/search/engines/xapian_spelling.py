"""Xapian: its query parser, which corrects words by the spellings of the texts indexed."""

from pathlib import Path

import xapian

from tests.bench.search.engines.base import FIELDS, TOP, Engine, documents

FLAGS = xapian.QueryParser.FLAG_SPELLING_CORRECTION


class XapianSpelling(Engine):
    """All words, or when none has all any of them, ranked by BM25."""

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
        for operator in (xapian.Query.OP_AND, xapian.Query.OP_OR):
            self._parser.set_default_op(operator)
            query = self._parser.parse_query(words, FLAGS)
            if corrected := self._parser.get_corrected_query_string():
                query = self._parser.parse_query(corrected, FLAGS)
            enquire = xapian.Enquire(self._database)
            enquire.set_query(query)
            if found := [match.document.get_data().decode() for match in enquire.get_mset(0, TOP)]:
                return found
        return []


engine = XapianSpelling()
