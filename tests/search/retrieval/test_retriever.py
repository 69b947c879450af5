"""A question retrieves each of its terms once, however it is answered."""

from collections import Counter
from collections.abc import Callable
from functools import partial

import pytest

from bot.answer.conversation.view_request import ConversationState
from bot.answer.model import Answer
from bot.index.read.index import Index
from bot.search.query.model import Term
from bot.search.retrieval.disambiguation import ParsedQuery, resolve_candidates
from bot.search.retrieval.posting_tiers import TieredPostings
from bot.search.retrieval.retriever import RETRIEVERS, RetrievedQuery, Retriever, SearchContext
from bot.search.searcher import Searcher
from tests.support import answer_service

Retrieve = Callable[[Term, SearchContext], TieredPostings]
Calls = Counter[tuple[str, ...]]

QUESTIONS = [
    "Kang Wang",
    "Wang Kang 2018",
    "Kong Wang",
    "Kim Kim",
    "Inês Ferreira",
    "Anthony Blinken",
    "Wnag in China",
    "king",
    "Zzyx Kang",
    "Kang without Wang",
    "Kang meetings but not in Beijing or about THAAD",
    "missile talks 2018",
    "summit since 2019 in Asia",
    "with Japan",
    "Korean foreign minister 2018",
    "how often did Kang meet Wang?",
    "when did Kang last meet Kono?",
    "who did Kang meet in New York?",
    "what did Wang say about THAAD?",
    "quotes Kang Wang",
    "what did Moon say about Beijing",
    '"stabilize the situation"',
    'Wang "stabilize the situation"',
    "강경화 왕이",
    "王毅",
    "G20",
    "Kang Kyung-wha and Wang Yi in 2018 or 2020 about North Korea with Zzyx",
]


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> Calls:
    """Count what is retrieved, by what the term means."""
    counted: Calls = Counter()

    def count(retrieve: Retrieve, term: Term, context: SearchContext) -> TieredPostings:
        groups = [f"{group.score} {sorted(group.entity_ids)}" for group in term.groups]
        named = [f"{each.score} {each.entity}" for each in term.candidates]
        counted[term.kind.value, term.surface, term.role.value, *groups, *named] += 1
        return retrieve(term, context)

    for kind, retrieve in RETRIEVERS.items():
        monkeypatch.setitem(RETRIEVERS, kind, partial(count, retrieve))
    return counted


@pytest.mark.parametrize("question", QUESTIONS)
def test_each_term_is_retrieved_once(index: Index, calls: Calls, question: str) -> None:
    answer_service(Searcher(index)).ask(question)
    assert calls
    assert set(calls.values()) == {1}, calls


def test_a_resolved_term_is_not_retrieved_again(index: Index, calls: Calls) -> None:
    answer_service(Searcher(index)).ask("Kang Wang")
    assert [words for _, words, *_ in calls] == ["Kang", "Wang"]


@pytest.mark.parametrize("question", QUESTIONS)
def test_candidates_are_resolved_once(
    index: Index, monkeypatch: pytest.MonkeyPatch, question: str
) -> None:
    resolved: list[RetrievedQuery] = []

    def resolve(retrieved: RetrievedQuery, retriever: Retriever) -> ParsedQuery:
        resolved.append(retrieved)
        return resolve_candidates(retrieved, retriever)

    monkeypatch.setattr("bot.search.searcher.resolve_candidates", resolve)
    answer_service(Searcher(index)).ask(question)
    assert len(resolved) == 1


@pytest.mark.parametrize(
    ("before", "question"),
    [
        ("Kang Wang", "what about Kono?"),
        ("Kang Wang", "and in 2018?"),
        ("Kang", "THAAD"),
        ("Kang Wang in Seoul", "what about Beijing?"),
        ("Kang Wang 2018", "have they met before?"),
        ("Kang Wang", "what did Wang say?"),
        ("Kang Wang", "with Zzyx"),
    ],
)
def test_a_follow_up_retrieves_each_term_once(
    index: Index, calls: Calls, before: str, question: str
) -> None:
    service = answer_service(Searcher(index))
    earlier = service.ask(before)
    assert isinstance(earlier, Answer)
    assert earlier.request
    calls.clear()
    state = ConversationState(earlier.request, tuple(card.meeting for card in earlier.cards))
    service.ask(question, state)
    assert set(calls.values()) == {1}, calls
    once = Counter((kind, words) for kind, words, *_ in calls)
    assert set(once.values()) == {1}, calls
