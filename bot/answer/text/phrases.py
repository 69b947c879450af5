"""Phrases that sentences are made of: lists, counts, descriptions of a query."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from bot.dates import in_words
from bot.search.query.date_parser import DateConstraint
from bot.search.query.model import Candidate, PlaceRole, Query, Term, TermKind

MAX_ECHO_LENGTH = 100  # characters of a word that a person typed
MAX_ECHOED_WORDS = 5
MAX_OFFICE_HOLDERS = 5
MAX_NAMES = 3  # of people who share a name
NUMBER_WORDS = {2: "two", 3: "three", 4: "four", 5: "five"}
IRREGULAR_PLURALS = {"talks": "talks", "other": "meetings"}  # of kinds of meeting
# Names of places that take an article: `in the United States`
WITH_ARTICLE = re.compile(
    r"^(?:United|Korean|Holy|Democratic Republic|Republic of) |(?:Peninsula|Republic|Islands|States"
    r"|Kingdom|Emirates|Union|Authority|Netherlands|Philippines|Maldives|Vatican|Gambia|Bahamas)$"
)


def join_words(words: Sequence[str], last: str = "and") -> str:
    """Return words as a list in a sentence: `a, b and c`, or `a or b, and c`."""
    # Without the comma, `a or b and c` could be read in two ways
    comma = "," if last == "and" and any(" or " in word for word in words[:-1]) else ""
    return f"{comma} {last} ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))


def quote_words(words: Iterable[str], last: str = "and") -> str:
    """Return words in quotation marks as a list in a sentence; long words and lists are cut."""
    typed = list(dict.fromkeys(words))
    shown = [f"“{truncate(word)}”" for word in typed[:MAX_ECHOED_WORDS]]
    more = len(typed) - MAX_ECHOED_WORDS
    return join_words([*shown, *([f"{more} more"] if more > 0 else [])], last)


def truncate(text: str, length: int = MAX_ECHO_LENGTH) -> str:
    """Return a text, cut to a number of characters, the last of which is then `…`."""
    return text if len(text) <= length else f"{text[: length - 1].rstrip()}…"


def pluralize(count: int, noun: str, zero: str = "No") -> str:
    """Return `1 quote`, `1,024 quotes` or `No quotes`."""
    return f"1 {noun}" if count == 1 else f"{format(count, ',') if count else zero} {noun}s"


def count_meetings(count: int, query: Query) -> str:
    """Return how many meetings of the kind asked for: `3 meetings`, `1 summit`, `No call`."""
    kind = _kind(query)
    statuses = [join_words(term.names, "or") for term in query.of_kind(TermKind.STATUS)]
    status = "".join(f"{each} " for each in statuses)
    if count > 1:
        return f"{count:,} {status}{IRREGULAR_PLURALS.get(kind, f'{kind}s')}"
    one = "meeting" if kind in {"other", "talks"} else kind
    return f"{count or 'No'} {status}{one}"


def _kind(query: Query) -> str:
    kinds = query.of_kind(TermKind.KIND)
    return kinds[0].names[0] if len(kinds) == 1 else "other"


def describe_query(query: Query, *, parties: bool = True) -> str:
    """Return how a query was understood: ` with Kang Kyung-wha and Wang Yi about THAAD in 2018`.

    Without `parties`, the people and the countries that they speak for are left out.
    """
    required = query.required_terms
    sides, either, where = (
        [
            *(_place(term) for term in required if _is_place(term, role)),
            *_alternatives(query, lambda term: _is_place(term, role)),  # noqa: B023  # called here
        ]
        for role in (PlaceRole.DELEGATION, PlaceRole.EITHER, PlaceRole.WHERE)
    )
    persons = [term for term in required if term.kind is TermKind.PERSON]
    people = [*_people(persons), *_alternatives(query, _is_person), *sides]
    parts = [
        ("involving" if _kind(query) == "visit" else "with", people if parties else []),
        ("involving", either if parties else []),
        ("in", where),
        ("at", _each_of(query, TermKind.OCCASION, _occasion)),
        ("about", _each_of(query, TermKind.TOPIC, _named)),
        ("mentioning", _each_of(query, TermKind.TEXT, lambda term: f"“{truncate(term.surface)}”")),
    ]
    phrases = [f" {preposition} {join_words(things)}" for preposition, things in parts if things]
    phrases += [f" {_dated(term.when)}" for term in query.of_kind(TermKind.DATE) if term.when]
    people = [_named(each) for each in query.excluded if each.kind is TermKind.PERSON]
    phrases += [f" without {join_words(people, 'or')}"] if people else []
    with_quotes = ", with quotes" if query.of_kind(TermKind.QUOTED) else ""
    return "".join((*phrases, *map(_excluded, query.excluded), with_quotes))


def _each_of(query: Query, kind: TermKind, name: Callable[[Term], str]) -> list[str]:
    """Name the terms of a kind, alternatives as one."""
    return [
        *(name(term) for term in query.required_terms if term.kind is kind),
        *_alternatives(query, lambda term: term.kind is kind, name),
    ]


def _alternatives(
    query: Query, belongs: Callable[[Term], bool], name: Callable[[Term], str] | None = None
) -> list[str]:
    """Name each group of alternatives: `either Sergei Lavrov or Wang Yi`."""
    groups = [[query.terms[at] for at in group] for group in query.alternatives]
    return [
        f"either {join_words([(name or party_name)(term) for term in group], 'or')}"
        for group in groups
        if belongs(group[0])
    ]


def _is_person(term: Term) -> bool:
    return term.kind is TermKind.PERSON


def _is_place(term: Term, role: PlaceRole) -> bool:
    return term.kind is TermKind.PLACE and term.role is role


def party_names(query: Query) -> list[str]:
    """Return the names of the parties asked for; none if a name is ambiguous, or given twice."""
    terms = [
        term
        for term in query.terms
        if term.kind is TermKind.PERSON
        or (term.kind is TermKind.PLACE and term.role is not PlaceRole.WHERE)
    ]
    names = list(map(party_name, terms))
    is_clear = all(len(term.names) == 1 for term in terms) and len(set(names)) == len(names)
    return names if is_clear else []


def party_name(term: Term) -> str:
    """Return the name of a person, or of the country that people speak for."""
    return _place(term) if term.kind is TermKind.PLACE else join_words(term.names[:MAX_NAMES], "or")


def describe_wanted_text(query: Query) -> str:
    """Return what a quote has to mention: one of the topics, and all words, that a query names."""
    topics = [_named(term) for term in query.of_kind(TermKind.TOPIC)]
    words = [f"“{truncate(term.surface)}”" for term in query.of_kind(TermKind.TEXT)]
    return join_words([*([join_words(topics, "or")] if topics else []), *words])


def in_place(name: str) -> str:
    """Return `in the United States`, `in Seoul`."""
    return f"in the {name}" if WITH_ARTICLE.search(name) else f"in {name}"


def _excluded(term: Term) -> str:
    """Return what was excluded, other than people: ` but not in Beijing`."""
    described = {
        TermKind.PLACE: ("in " if term.role is PlaceRole.WHERE else "involving ") + _place(term),
        TermKind.TOPIC: f"about {_named(term)}",
        TermKind.OCCASION: f"at {_occasion(term)}" if term.names else "",
        TermKind.TEXT: f"mentioning “{truncate(term.surface)}”",
        TermKind.DATE: _dated(term.when) if term.when else "",
        TermKind.KIND: f"a {join_words(term.names, 'or')}",
        TermKind.STATUS: join_words(term.names, "or"),
    }
    return f" but not {described[term.kind]}" if term.kind in described else ""


def _people(terms: Sequence[Term]) -> list[str]:
    """Return the names of the people; a name asked for twice is for two people of that name."""
    distinct = [
        term for at, term in enumerate(terms) if not any(map(term.is_coreferent_with, terms[:at]))
    ]
    times = Counter(term.names for term in distinct)
    first = {term.names: term for term in reversed(distinct)}
    return [_person(first[names], count) for names, count in times.items()]


def _person(term: Term, count: int) -> str:
    names, typed, is_office = term.names, term.surface, term.is_office
    if count > 1:
        return f"{NUMBER_WORDS.get(count, count)} people called “{truncate(typed)}”"
    if len(names) > MAX_NAMES:
        called = "who were" if is_office else "called"
        return f"any of {len(names):,} people {called} “{truncate(typed)}”"
    return join_words(names, "or")


def office_holders(term: Term) -> str:
    """Return who held an office, and when: `Kang Kyung-wha (2017 to 2021)`."""
    named = [
        f"{each.name} ({held})" if (held := _years(each)) else each.name
        for each in term.candidates[:MAX_OFFICE_HOLDERS]
    ]
    more = len(term.candidates) - MAX_OFFICE_HOLDERS
    return join_words([*named, *([f"{more:,} more"] if more > 0 else [])])


def _years(candidate: Candidate) -> str:
    """Return the years in which somebody held an office."""
    years = [
        (str(span.first.year) if span.first else "", str(span.last.year) if span.last else "")
        for span in candidate.held
    ]
    spans = [
        f"since {first}" if not last else f"until {last}" if not first
        else first if first == last else f"{first} to {last}"
        for first, last in years
    ]  # fmt: skip
    return ", ".join(dict.fromkeys(spans))


def _place(term: Term) -> str:
    names = [f"the {name}" if WITH_ARTICLE.search(name) else name for name in term.names]
    return join_words(names[:MAX_NAMES], "or")


def _occasion(term: Term) -> str:
    """Return an occasion with its article: the UN General Assembly, the G20, but ASEAN."""
    name = term.names[0]
    return f"the {name}" if " " in name or name[-1].isdigit() else name


def _named(term: Term) -> str:
    return join_words(term.names[:MAX_NAMES], "or")


def _dated(when: DateConstraint) -> str:
    if when.parts:
        return join_words([_dated(part) for part in when.parts], "or")
    if not when.span:
        # 2000 was a leap year, so that every day of the year has words
        words = in_words(f"2000{when.edtf[4:]}").removesuffix(" 2000")
        return f"on {words} of any year" if when.day else f"in {words} of any year"
    start, slash, end = when.edtf.partition("/")
    if slash:
        return _between(start, end)
    return f"on {in_words(start)}" if when.span.first == when.span.last else f"in {in_words(start)}"


def _between(start: str, end: str) -> str:
    if start == "..":
        return f"until {in_words(end)}"
    return (
        f"since {in_words(start)}" if end == ".." else f"from {in_words(start)} to {in_words(end)}"
    )
