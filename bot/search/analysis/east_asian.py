"""Questions in Korean, Japanese and Chinese: their words for asking, put into English."""

import re

# What follows a word in Korean: 회담은, 방문에서
_PARTICLE = "(?:에서|으로|에게|은|는|이|가|을|를|의|에|로|도)?"
# Longer words before those within them
WORDS: list[tuple[str, str]] = [
    ("記者会見|기자회견|记者会|記者會|新闻发布会", "press conference"),
    ("首脳会談|首脑会谈|首腦會談|首脑会晤|정상회담|정상회의", "summit"),
    ("電話会談|电话会谈|通话|通話|전화 ?통화|통화", "call"),
    ("外相会談|外长会谈|外長會談|장관회담|장관 회담", "talks"),
    ("会談|会谈|會談|会晤|會晤|会见|會見|会見|회담[했하][가-힣]*|회담|회동|면담|만남", "talks"),
    ("訪問|访问|訪中|방문", "visit"),
    ("外交部长|外交部長|外务大臣|外務大臣|外长|外長|外相|외교부 ?장관|외교장관|외교부장",
     "foreign minister"),
    ("国防部长|國防部長|防衛大臣|防卫大臣|防衛相|국방부 ?장관|국방장관", "defense minister"),
    ("国家主席|國家主席|总统|總統|大統領|주석|국가주석|대통령", "president"),
    ("总理|總理|総理大臣|総理|首相|총리", "prime minister"),
    ("何回|何度|几次|幾次|多少次|몇 ?번|몇 ?차례|몇 ?회", "how many times"),
    ("いつ|什么时候|什麼時候|何时|何時|언제", "when"),
    ("誰が|誰と|誰に|誰|谁|누구와|누구|누가", "who"),
    ("最後に|最後の|最近の|最後|最近|直近の?|最后一次|最近一次|最后|마지막으로|마지막|최근에?",
     "last"),
    ("初めて|最初の|最初に|最初|初の|第一次|首次|처음으로|처음|첫 ?번째|첫", "first"),
    ("发言|發言|発言|발언|말씀|말[했한하][가-힣]*|说了什么|說了什麼|说过什么|说什么|说过|说了",
     "say"),
    ("言[っいうわ][ぁ-ん]*|述べ[ぁ-ん]*|語っ[ぁ-ん]*", "say"),
    ("会[っいう][ぁ-ん]*|见面|見面|会面|見过|见过|见了|만[나났난날][가-힣]*", "met"),
    ("何を|何と|什么|什麼|무엇|뭐라고|뭐", "what"),
    ("について|に関する|に関して|关于|關於|에 ?대해서?|에 ?관한|에 ?관해", "about"),
]  # fmt: skip
SCRIPT = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
TRANSLATIONS = [
    (re.compile(f"(?:{pattern}){_PARTICLE}"), f" {english} ") for pattern, english in WORDS
]
ANY_WORD = re.compile("|".join(pattern for pattern, _ in WORDS))
# What stands between names in Japanese, in letters that few names are written in
KANA = re.compile(
    "(?<![ぁ-ん])(?:との|とは|への|での|から|まで|にて|した|する|です|ですか|ましたか|ますか"
    "|[とのはがをにでへもやか])(?![ぁ-ん])"
)
# What stands between names in Chinese; a name that has it is still found: 康京和
CHINESE_LINKS = frozenset("和与與跟同及的在于對对之间間是吗呢了过")
KOREAN_PARTICLES = re.compile(
    "(?<=.)(?:에서|에게|한테|께서|으로|하고|이랑|부터|까지|사이|[은는이가을를와과의도에로랑])"
)


def translate_query_words(text: str) -> str:
    """Return a text with its East Asian words of asking in English, and without its particles."""
    if not SCRIPT.search(text):
        return text
    if ANY_WORD.search(text):
        for pattern, english in TRANSLATIONS:
            text = pattern.sub(english, text)
    return KANA.sub(" ", text)


def particle_positions(segment: str) -> frozenset[int]:
    """Return which letters of 강경화와왕이 and 王毅和康京和 may only join names."""
    found = {at for at, letter in enumerate(segment) if at and letter in CHINESE_LINKS}
    for match in KOREAN_PARTICLES.finditer(segment):
        found.update(range(*match.span()))
    return frozenset(found)
