"""Occasions on which people meet: `UNGA` is the UN General Assembly, however it is written."""

from bot.text import fold, is_east_asian

# The name the press uses, with the other ways to write it; a `/` stands between them
TABLE = """
UN General Assembly / UNGA / United Nations General Assembly / General Assembly of the UN
    / General Assembly of the United Nations / 유엔총회 / 유엔 총회 / 联合国大会 / 国連総会
United Nations / UN / U.N. / 유엔 / 联合国 / 国連
UN Security Council / UNSC / United Nations Security Council / 유엔 안보리 / 安理会
ASEAN Regional Forum / ARF
ASEAN / Association of Southeast Asian Nations / Association of South East Asian Nations
    / 아세안 / 东盟
ASEAN Plus Three / ASEAN+3 / APT
East Asia Summit / EAS
G20 / Group of 20 / Group of Twenty / Group of Twenty nations / 二十国集团
G7 / Group of 7 / Group of Seven
G8 / Group of 8 / Group of Eight
APEC / Asia-Pacific Economic Cooperation / Asia Pacific Economic Cooperation / 에이펙 / 亚太经合组织
ASEM / Asia-Europe Meeting / Asia Europe Meeting
NATO / North Atlantic Treaty Organization / North Atlantic Treaty Organisation / 나토
BRICS
SCO / Shanghai Cooperation Organization / Shanghai Cooperation Organisation / 上合组织
Munich Security Conference / MSC / Munich Conference
World Economic Forum / WEF / Davos / Davos Forum
Boao Forum / Boao Forum for Asia / BFA
Shangri-La Dialogue / Shangri La Dialogue / IISS Asia Security Summit
Belt and Road Forum / BRF / Belt and Road Summit
OSCE / Organization for Security and Co-operation in Europe
OECD / Organisation for Economic Co-operation and Development
OPEC / Organization of the Petroleum Exporting Countries
GCC / Gulf Cooperation Council
OIC / Organisation of Islamic Cooperation / Organization of Islamic Cooperation
Arab League / League of Arab States
African Union / AU
European Council / EU summit
European Union / EU
UN Climate Change Conference / COP / UN climate conference / climate summit / UNFCCC
WTO / World Trade Organization / World Trade Organisation
World Health Assembly / WHA
World Health Organization / WHO / World Health Organisation
IAEA / International Atomic Energy Agency
IMF / International Monetary Fund
Nuclear Security Summit / NSS
NPT Review Conference / NPT / Non-Proliferation Treaty
CICA / Conference on Interaction and Confidence Building Measures in Asia
CHOGM / Commonwealth Heads of Government Meeting
Commonwealth of Independent States / CIS
Quad / Quadrilateral Security Dialogue
TICAD / Tokyo International Conference on African Development
FOCAC / Forum on China-Africa Cooperation
Eastern Economic Forum / EEF
St. Petersburg International Economic Forum / SPIEF
Pacific Islands Forum / PIF
Six-Party Talks / six party talks / 6자회담 / 六方会谈
Winter Olympics / Olympic Winter Games
Olympics / Olympic Games / Summer Olympics
"""


def _table() -> dict[str, tuple[str, ...]]:
    one_a_line = TABLE.strip().replace("\n    ", " ")
    rows = [line.split(" / ") for line in one_a_line.splitlines()]
    return {row[0]: tuple(each.strip() for each in row) for row in rows}


NAMES = _table()
LOOKED_UP = {fold(written): name for name, others in NAMES.items() for written in others}
# Syllables of 联合国大会 are in many names
NATIVE_WORDS = frozenset(
    word
    for others in NAMES.values()
    for written in filter(is_east_asian, others)
    for word in fold(written)
)
WORDS = frozenset(
    word
    for others in NAMES.values()
    for written in others
    if not is_east_asian(written)
    for word in fold(written)
)
# What people call a gathering behind its name
GATHERINGS = frozenset(
    """
    conference event foreign forum gathering gatherings leaders meeting meetings ministerial
    ministers session sessions summit summits talks
    """.split()  # noqa: SIM905  # a list literal of these is a page long
)


def find_occasion(words: tuple[str, ...]) -> str | None:
    """Return the occasion that folded words name: `apec`, also `apec leaders summit`."""
    for end in range(len(words), 0, -1):
        if name := LOOKED_UP.get(words[:end]):
            return name
        if words[end - 1] not in GATHERINGS:
            return None
    return None


def aliases(occasion: str) -> tuple[str, ...]:
    """Return how an occasion may be written in a text: as it is, and in its other ways."""
    return NAMES.get(occasion, (occasion,))
