"""Titles of offices in one form, and which of them are the same office in another country."""

from collections.abc import Iterable, Iterator

Words = tuple[str, ...]

EXACT = 1.0
OTHER_TITLE = 0.97  # `Secretary of State` for the foreign minister of the US
LOOSE = 0.9
# Titles that are one office, whatever a country calls it
EQUIVALENT_TITLES: list[list[str]] = [
    ["foreign minister", "fm", "foreign affairs minister", "external affairs minister",
     "external relations minister", "foreign secretary", "secretary of state", "state secretary",
     "foreign affairs and trade minister", "top diplomat", "chief diplomat",
     "foreign and european affairs minister"],
    ["prime minister", "pm", "premier", "chancellor", "federal chancellor", "taoiseach",
     "premier of the state council", "head of government", "council of ministers chairman"],
    ["president", "head of state", "federal president", "state president"],
    ["defense minister", "national defense minister", "defense secretary"],
    ["finance minister", "treasury secretary", "chancellor of the exchequer"],
    ["national security advisor", "security advisor", "national security director",
     "national security office director", "nsa"],
    ["leader", "supreme leader", "state affairs commission chairman", "general secretary"],
    ["vice foreign minister", "deputy foreign minister", "deputy secretary of state",
     "first vice foreign minister", "first deputy foreign minister"],
    ["spokesperson", "spokesman", "spokeswoman"],
    ["trade minister", "commerce minister", "commerce secretary", "trade representative"],
    ["secretary general", "general secretary"],
    ["vice president", "deputy president"],
]  # fmt: skip
# `Chinese leader` is the president, where nobody has that title
ALSO = {"leader": ["president", "prime minister"], "head of state": ["president", "king", "queen"]}
# Without a country: whose office it is, or anybody's
OF_ONE_COUNTRY = {"secretary of state": "united states", "foreign secretary": "united kingdom"}
TITLES_WITHOUT_COUNTRY = frozenset(
    {"foreign minister", "president", "prime minister", "defense minister", "premier",
     "chancellor", "vice president", "national security advisor", "secretary general"}
)  # fmt: skip
GROUPS: dict[str, set[int]] = {
    title: {at for at, titles in enumerate(EQUIVALENT_TITLES) if title in titles}
    for titles in EQUIVALENT_TITLES
    for title in titles
}
SPELLED = {
    "adviser": "advisor",
    "councillor": "councilor",
    "counsellor": "councilor",
    "counselor": "councilor",
    "defence": "defense",
    "chairperson": "chairman",
}
IGNORED = frozenset({"the", "acting", "incumbent", "current", "then", "former", "ex", "new"})
INVERTED_TITLE_HEADS = (["minister"], ["secretary"])  # `Secretary of Defense` → defense secretary
GOING_ON = frozenset({"to", "for", "of", "at"})  # `Ambassador to Japan` is an ambassador


def normalize_title(words: Iterable[str]) -> str:
    """Return a title in one form: `Minister for Foreign Affairs` → foreign affairs minister."""
    plain = [SPELLED.get(word, word) for word in words if word not in IGNORED]
    is_turned = (
        plain[:1] in INVERTED_TITLE_HEADS
        and plain[1:2] in (["of"], ["for"])
        and plain[2:] != ["state"]
    )
    return " ".join([*plain[2:], plain[0]] if is_turned and plain[2:] else plain)


def beginnings(title: str) -> Iterator[list[str]]:
    """Yield what a title is called in short: the ambassador of `ambassador to japan`."""
    words = title.split()
    for at, word in enumerate(words[1:], 1):
        if word in GOING_ON and title not in GROUPS:
            yield words[:at]


def is_country_unspecified(words: Words) -> bool:
    """Tell whether words do not say whose office they mean: `prime minister`."""
    return normalize_title(words) in TITLES_WITHOUT_COUNTRY


def is_plural_title(words: Words) -> bool:
    """Tell words for all who hold an office: `the foreign ministers of China and Japan`."""
    return words[-1].endswith("s") and normalize_title(words).removesuffix("s") in GROUPS


def fits(asked: str, title: str) -> float:
    """Return how well a title is what was asked for, 0 when it is another office."""
    if asked == title or asked.split() in beginnings(title):
        return EXACT
    if GROUPS.get(asked, set()) & GROUPS.get(title, set()):
        return OTHER_TITLE
    return LOOSE if title in ALSO.get(asked, ()) else 0.0
