"""Han characters as Chinese reads them, and as it uses them to write foreigners' names."""

import re

from bot.text import fold

SEPARATORS = re.compile(r"[\s·・‧•．.\-]+")
LONGEST_NATIVE = 4  # characters of a Chinese name; longer ones are foreign

# Characters that sound otherwise in a family name
FAMILIES = {
    "曾": "zeng", "单": "shan", "單": "shan", "解": "xie", "查": "zha", "盖": "ge", "蓋": "ge",
    "仇": "qiu", "区": "ou", "區": "ou", "朴": "piao", "覃": "qin", "任": "ren", "华": "hua",
    "華": "hua", "万俟": "moqi", "尉迟": "yuchi", "尉遲": "yuchi", "乐": "yue", "樂": "yue",
    "冼": "xian", "宓": "mi", "员": "yun", "缪": "miao", "繆": "miao", "翟": "zhai", "尹": "yin",
    "折": "she", "黑": "he", "秘": "bi", "种": "chong", "褚": "chu", "逄": "pang", "乜": "nie",
    "葛": "ge", "宁": "ning", "柏": "bai", "都": "du", "召": "shao", "车": "che", "車": "che",
}  # fmt: skip

# What the syllables stand for with which foreign names are written
FOREIGN = {
    "特": "t", "德": "d", "克": "k", "格": "g", "斯": "s", "丝": "s", "絲": "s", "茨": "ts", "兹": "z",
    "茲": "z", "尔": "r", "爾": "r", "耳": "r", "夫": "v", "弗": "f", "普": "p", "布": "b", "姆": "m",
    "赫": "h", "伯": "b", "勒": "l", "奇": "ch", "齐": "chi", "什": "sh", "施": "sh", "史": "s",
    "希": "hi", "西": "si", "基": "ki", "吉": "gi", "杰": "je", "傑": "je", "乔": "jo", "喬": "jo",
    "约": "yo", "約": "yo", "翰": "han", "维": "vi", "維": "vi", "威": "wi", "瓦": "va", "沃": "vo",
    "文": "ven", "夏": "sha", "雅": "ya", "亚": "a", "亞": "a", "阿": "a", "艾": "ay", "爱": "e",
    "愛": "e", "伊": "i", "埃": "e", "奥": "o", "奧": "o", "厄": "er", "菲": "fi", "贝": "be", "貝": "be",
    "鲍": "bau", "比": "bi", "皮": "pi", "佩": "pe", "珀": "per", "迪": "di", "蒂": "ti", "提": "ti",
    "汤": "tom", "湯": "tom", "托": "to", "多": "do", "杜": "du", "图": "tu", "圖": "tu", "金": "kin",
    "京": "tin", "加": "ga", "贾": "ja", "賈": "ja", "卡": "ka", "科": "ko", "柯": "ko", "库": "ku",
    "庫": "ku", "古": "gu", "戈": "go", "葛": "g", "盖": "ge", "蓋": "ge", "肯": "ken", "坎": "kan",
    "孔": "con", "哈": "ha", "海": "he", "亨": "hen", "霍": "ho", "胡": "hu", "豪": "ho", "侯": "hu",
    "拉": "la", "莱": "le", "萊": "le", "雷": "re", "里": "ri", "利": "li", "莉": "li", "林": "lin",
    "罗": "ro", "羅": "ro", "洛": "lo", "路": "lu", "卢": "lu", "盧": "lu", "鲁": "ru", "魯": "ru",
    "马": "ma", "馬": "ma", "玛": "ma", "瑪": "ma", "麦": "mac", "麥": "mac", "曼": "man", "梅": "me",
    "米": "mi", "莫": "mo", "穆": "mu", "默": "mer", "纳": "na", "納": "na", "娜": "na", "奈": "ne",
    "内": "ne", "內": "ne", "尼": "ni", "诺": "no", "諾": "no", "努": "nu", "恩": "en", "温": "win",
    "溫": "win", "安": "an", "昂": "on", "翁": "on", "因": "in", "英": "in", "帕": "pa", "保": "pau",
    "波": "po", "蓬": "pon", "庞": "pom", "龐": "pom", "萨": "sa", "薩": "sa", "塞": "se", "赛": "se",
    "賽": "se", "索": "so", "苏": "su", "蘇": "su", "桑": "san", "森": "sen", "逊": "son", "遜": "son",
    "松": "son", "塔": "ta", "泰": "te", "顿": "ton", "頓": "ton", "坦": "tan", "丹": "dan", "登": "den",
    "邓": "dun", "鄧": "dun", "唐": "don", "东": "don", "東": "don", "范": "van", "凡": "van", "冯": "von",
    "馮": "von", "法": "fa", "费": "fe", "費": "fe", "福": "fo", "佛": "fo", "弗朗": "fran", "扎": "za",
    "泽": "ze", "澤": "ze", "策": "tse", "察": "cha", "查": "cha", "彻": "tche", "徹": "tche", "朱": "ju",
    "尤": "yu", "于": "yu", "叶": "ye", "葉": "ye", "耶": "ye", "延": "yen", "扬": "yan", "楊": "yan",
    "辛": "sin", "欣": "hin", "谢": "she", "謝": "she", "肖": "sho", "舒": "shu", "日": "zh", "热": "ge",
    "让": "jan", "讓": "jan", "川": "tr", "歐": "o", "欧": "o", "瑞": "ri", "蕾": "re", "琳": "lin",
    "妮": "ni", "丽": "li", "麗": "li", "珍": "jen", "珊": "san", "娅": "ya", "婭": "ya", "黛": "da",
    "戴": "da", "大": "da", "理": "ri", "查德": "chard", "朗": "ron", "隆": "lon", "龙": "ron", "龍": "ron",
    "伦": "ren", "倫": "ren", "兰": "lan", "蘭": "lan", "兴": "hin", "切": "che", "契": "che", "恰": "cha",
    "哥": "go", "贡": "gon", "冈": "gan", "甘": "gan", "康": "con", "考": "cow", "凯": "ke", "凱": "ke",
    "达": "da", "達": "da", "代": "de", "狄": "di", "丁": "din", "杨": "yan", "牛": "new", "纽": "new",
    "紐": "new", "班": "ban", "本": "ben", "宾": "bin", "賓": "bin", "博": "bo", "邦": "bon", "巴": "ba",
    "拜": "bi", "白": "bi", "潘": "pan", "彭": "pen", "平": "pin", "坡": "po", "皮埃": "pie",
}  # fmt: skip


def chinese_readings(text: str) -> list[tuple[str, ...]]:
    """Return the readings in pinyin, by characters for a Chinese, else by words."""
    parts = [part for part in SEPARATORS.split(text) if part]
    if len(parts) == 1 and len(parts[0]) <= LONGEST_NATIVE:
        native = _native(parts[0])
        return [native, (foreign(parts[0]),)] if len(parts[0]) > 1 else [native]
    return [tuple(foreign(part) for part in parts), tuple("".join(fold(part)) for part in parts)]


def foreign(word: str) -> str:
    """Return what a foreign name was that is written in Han characters: 特朗普 → tronp."""
    return "".join(FOREIGN.get(char) or "".join(fold(char)) for char in word)


def _native(name: str) -> tuple[str, ...]:
    for size in (2, 1):
        if name[:size] in FAMILIES and len(name) > size:
            return FAMILIES[name[:size]], *fold(name[size:])
    return fold(name)
