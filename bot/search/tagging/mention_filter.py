"""Whether words of a running text that are a name are meant as one, or only look like it."""

from bot.index.model import EntityKind
from bot.index.read.name_dictionary import NameEntry, SurnameBearer
from bot.search.analysis.stopwords import stopwords, titles
from bot.search.tagging.text import TaggedText, TaggedToken
from bot.text import is_east_asian

MOST_BEARERS = 5  # of one name: among more, it does not say who is meant
SAME_SOUND = 3  # characters of a name of which some may be written otherwise: 习近平, 習近平
# Behind these a family name follows; behind `foreign` or `former` an office does
NOT_BEFORE_FAMILY = frozenset(
    """
    assistant chief defence defense deputy ex foreign former of official prime senior special
    state supreme then top vice
    """.split()  # noqa: SIM905  # as below
)
# `The Korea Herald` is not in Korea
NEWSPAPER_WORDS = frozenset(
    """
    agency daily gazette globe herald journal mail news observer post press review star sun
    telegraph times today tribune
    """.split()  # noqa: SIM905  # a list literal of these is a page long
)


def accepts_mention(name: NameEntry, running: TaggedText, start: int, end: int) -> bool:
    """Tell whether a name is meant where its words stand, and they do not just look like it."""
    if running.is_cut_out(start):
        return False
    words = running.words[start:end]
    if words[0].is_syllable:
        return _is_written_so(name.name, running.written(start, end))
    if name.kind is EntityKind.TOPIC:
        return _is_topic(words, running)
    if name.kind is EntityKind.PLACE:
        return _is_place(words, running, end)
    return _is_person(words, running, start, end)


def _is_written_so(name: str, written: str) -> bool:
    """Tell whether characters are those of a name, and do not only sound like it."""
    known, asked = "".join(name.split()), "".join(written.split())
    if known == asked:
        return len(asked) > 1
    if len(asked) < SAME_SOUND:
        return False
    same = sum(one == other for one, other in zip(known, asked, strict=False))
    return not is_east_asian(name) or (len(known) == len(asked) and 2 * same >= len(asked))


def _is_person(words: tuple[TaggedToken, ...], running: TaggedText, start: int, end: int) -> bool:
    if running.has_more(end):
        return False
    if len(words) == 1:
        return _stands_alone(running, start)
    if running.has_case and running.is_capitalised(start, end):
        return not all(word.is_common for word in words)
    return not any(word.is_common for word in words)


def _is_topic(words: tuple[TaggedToken, ...], running: TaggedText) -> bool:
    if len(words) > 1:
        return not all(word.folded in stopwords() for word in words)
    is_acronym = running.has_case and words[0].written.isupper() and len(words[0].written) > 1
    return is_acronym or words[0].is_distinctive


def _is_place(words: tuple[TaggedToken, ...], running: TaggedText, end: int) -> bool:
    after = running.words[end : end + 1]
    if (
        after
        and running.is_beside(end)
        and after[0].folded in NEWSPAPER_WORDS
        and after[0].is_capital
    ):
        return False
    if all(len(word.folded) <= len("us") for word in words):  # US, U.S., N.Y., DC
        return running.has_case and all(word.written.isupper() for word in words)
    if len(words) == 1:
        return words[0].is_distinctive and (words[0].is_capital or not running.has_case)
    return not all(word.is_common for word in words)


def resolve_surname(
    bearers: list[SurnameBearer], running: TaggedText, at: int
) -> list[SurnameBearer]:
    """Return who is meant by a family name, if that can be told: `Foreign Minister Wang`."""
    if running.has_case and not running.words[at].is_capital:
        return []
    title = _title_before(running, at)
    if not title:
        is_one = len(bearers) == 1 and running.has_case and _stands_alone(running, at)
        return bearers if is_one else []
    of_office = [each for each in bearers if title in each.offices.lower()]
    meant = of_office or bearers
    return meant if len(meant) <= MOST_BEARERS else []


def _title_before(running: TaggedText, at: int) -> str:
    """Return the titles right before a word: `foreign minister`; none is the empty text."""
    start = at
    while start > 0 and running.words[start - 1].folded in titles():
        gap = running.gap(start)
        if not gap or gap.strip() not in {"", "."}:
            break
        start -= 1
    if start == at or running.words[at - 1].folded in NOT_BEFORE_FAMILY:
        return ""
    return " ".join(word.folded for word in running.words[start:at])


def _stands_alone(running: TaggedText, at: int) -> bool:
    """Tell a name of one word from one word of another's name: Wang of Jack Wang."""
    word = running.words[at]
    if not (word.is_distinctive and word.is_capital and running.has_case):
        return False
    before, after = running.words[at - 1], running.words[at + 1 : at + 2]
    is_given = running.is_beside(at) and _may_be_name(before) and not before.is_possessive
    is_family = running.is_beside(at + 1) and _may_be_name(after[0]) and not word.is_possessive
    return not is_given and not is_family and not running.has_more(at + 1)


def _may_be_name(word: TaggedToken) -> bool:
    return word.written[:1].isupper() and not word.is_common and word.folded not in titles()
