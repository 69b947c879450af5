"""The tables of the comparison, and the queries that went wrong."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from tests.bench.search.contenders import TANTIVY
from tests.bench.search.corpus import Corpus
from tests.bench.search.measure import Answer, Measured
from tests.bench.tables import table
from tests.bench.timing import ms, times

CLASSES = (
    "exact", "typing error", "swapped", "partial", "topic and name", "other spelling",
    "place and year",
)  # fmt: skip
COSTS = ("Engine", "median", "95th percentile", "median ÷ tantivy's", "start-up", "memory",
         "index", "build", "memory to build", "queries")  # fmt: skip


def report(measured: Sequence[Measured]) -> str:
    """Return three tables for each size: MRR and recall@5 by class, and what they cost."""
    parts: list[str] = []
    for size, group in groupby(measured, key=lambda each: each.size):
        engines = list(group)
        parts += [
            f"{size:,} meetings, MRR:",
            table(("Engine", "all", *CLASSES), map(_mrr, engines)),
            f"{size:,} meetings, recall@5:",
            table(("Engine", "all", *CLASSES), map(_recall, engines)),
            f"{size:,} meetings, the cost:",
            table(COSTS, _costs(engines)),
        ]
    return "\n\n".join(parts)


def misses(measured: Measured, corpus: Corpus) -> Iterator[str]:
    """Yield each query without a right meeting in the first place or all of them among five."""
    answers = measured.answers
    wrong = [each for each in answers if each.recall < 1 or each.reciprocal_rank < 1]
    yield f"{measured.contender.name}: {len(wrong)} of {len(answers)} queries went wrong"
    for answer in sorted(wrong, key=lambda each: CLASSES.index(each.question.of)):
        yield from _shown(answer, corpus)


def _shown(answer: Answer, corpus: Corpus) -> Iterator[str]:
    question = answer.question
    yield f"\n{question.of}: {question.text} (reciprocal rank {answer.reciprocal_rank:.2f})"
    for each in question.right:
        yield f"  expected {_described(each, corpus)}"
    for rank, each in enumerate(answer.found, 1):
        yield f"  {'+' if each in question.right else '-'} {rank} {_described(each, corpus)}"


def _described(meeting: str, corpus: Corpus) -> str:
    found = corpus.meeting(int(meeting.rsplit("-", 1)[1]))
    topics = ", ".join(corpus.topics[each].name for each in found.topics)
    return f"{meeting}: {found.edtf} {found.title} ({topics})"


def _mrr(each: Measured) -> list[str]:
    return [each.contender.name, *(f"{each.mrr(of):.3f}" for of in (None, *CLASSES))]


def _recall(each: Measured) -> list[str]:
    return [each.contender.name, *(f"{each.recall(of):.3f}" for of in (None, *CLASSES))]


def _costs(engines: Sequence[Measured]) -> Iterator[Sequence[object]]:
    tantivy = next((each for each in engines if each.contender == TANTIVY), None)
    for each in engines:
        yield (
            each.contender.name,
            ms(each.median_ms),
            ms(each.p95_ms),
            times(each.median_ms, tantivy.median_ms) if tantivy else "",
            f"{each.start_seconds:,.2f} s",
            f"{each.memory_mb:,.0f} MB",
            f"{each.index_mb:,.1f} MB",
            f"{each.build_seconds:,.1f} s",
            f"{each.build_mb:,.0f} MB",
            len(each.answers),
        )
