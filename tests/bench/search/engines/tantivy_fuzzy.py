"""tantivy: every word has to be there, exactly or with one error; an exact word weighs by BM25.

When no meeting has all words, any of them will do. A fuzzy term of tantivy's weighs the same for
every word, so the exact ones stand beside it.
"""

from pathlib import Path

import tantivy

from tests.bench.search.engines.base import FIELDS, TOP, Engine, documents

FUZZY_FIELDS = ("names", "topics", "place")
SHORTEST_FUZZY = 4  # letters; most words of three are one letter from another
HEAP = 256 << 20


class TantivyFuzzy(Engine):
    """Boolean queries of exact and fuzzy terms."""

    def build(self, source: Path, index: Path) -> None:
        opened = tantivy.Index(_schema(), path=str(index))
        writer = opened.writer(heap_size=HEAP)
        for each in documents(source):
            writer.add_document(tantivy.Document(**each))
        writer.commit()
        writer.wait_merging_threads()

    def open(self, index: Path) -> None:
        self._schema = _schema()
        self._searcher = tantivy.Index(self._schema, path=str(index)).searcher()

    def search(self, words: str) -> list[str]:
        terms = [self._word(word) for word in words.split()]
        for occur in (tantivy.Occur.Must, tantivy.Occur.Should):
            query = tantivy.Query.boolean_query([(occur, term) for term in terms])
            if hits := self._searcher.search(query, TOP, count=False).hits:
                return [self._searcher.doc(address)["id"][0] for _, address in hits]
        return []

    def _word(self, word: str) -> tantivy.Query:
        exact = [tantivy.Query.term_query(self._schema, field, word) for field in FIELDS]
        fuzzy = [
            tantivy.Query.fuzzy_term_query(self._schema, field, word, transposition_cost_one=True)
            for field in FUZZY_FIELDS
            if len(word) >= SHORTEST_FUZZY
        ]
        return tantivy.Query.boolean_query(
            [(tantivy.Occur.Should, query) for query in (*exact, *fuzzy)]
        )


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw")
    for field in FIELDS:
        builder.add_text_field(field)
    return builder.build()


engine = TantivyFuzzy()
