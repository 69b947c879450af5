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

# The sounds of foreign names, and the characters that are used to write them
FOREIGN_TABLE = """
a 亚亞阿  an 安  ay 艾  b 布伯  ba 巴  ban 班  bau 鲍  be 贝貝  ben 本  bi 比拜白  bin 宾賓
bo 博  bon 邦  ch 奇  cha 察查恰  che 切契  chi 齐  con 孔康  cow 考  d 德  da 黛戴大达達
dan 丹  de 代  den 登  di 迪狄  din 丁  do 多  don 唐东東  du 杜  dun 邓鄧  e 爱愛埃  en 恩
er 厄  f 弗  fa 法  fe 费費  fi 菲  fo 福佛  g 格葛  ga 加  gan 冈甘  ge 盖蓋热  gi 吉  go 戈哥
gon 贡  gu 古  h 赫  ha 哈  han 翰  he 海  hen 亨  hi 希  hin 欣兴  ho 霍豪  hu 胡侯  i 伊
in 因英  ja 贾賈  jan 让讓  je 杰傑  jen 珍  jo 乔喬  ju 朱  k 克  ka 卡  kan 坎  ke 凯凱
ken 肯  ki 基  kin 金  ko 科柯  ku 库庫  l 勒  la 拉  lan 兰蘭  le 莱萊  li 利莉丽麗  lin 林琳
lo 洛  lon 隆  lu 路卢盧  m 姆  ma 马馬玛瑪  mac 麦麥  man 曼  me 梅  mer 默  mi 米  mo 莫
mu 穆  na 纳納娜  ne 奈内內  new 牛纽紐  ni 尼妮  no 诺諾  nu 努  o 奥奧歐欧  on 昂翁  p 普
pa 帕  pan 潘  pau 保  pe 佩  pen 彭  per 珀  pi 皮  pin 平  po 波坡  pom 庞龐  pon 蓬  r 尔爾耳
re 雷蕾  ren 伦倫  ri 里瑞理  ro 罗羅  ron 朗龙龍  ru 鲁魯  s 斯丝絲史  sa 萨薩  san 桑珊
se 塞赛賽  sen 森  sh 什施  sha 夏  she 谢謝  sho 肖  shu 舒  si 西  sin 辛  so 索  son 逊遜松
su 苏蘇  t 特  ta 塔  tan 坦  tche 彻徹  te 泰  ti 蒂提  tin 京  to 托  tom 汤湯  ton 顿頓
tr 川  ts 茨  tse 策  tu 图圖  v 夫  va 瓦  van 范凡  ven 文  vi 维維  vo 沃  von 冯馮  wi 威
win 温溫  ya 雅娅婭  yan 扬楊杨  ye 叶葉耶  yen 延  yo 约約  yu 尤于  z 兹茲  za 扎  ze 泽澤
zh 日
"""  # fmt: skip


def _by_character(table: str) -> dict[str, str]:
    words = table.split()
    pairs = zip(words[::2], words[1::2], strict=True)
    return {char: latin for latin, characters in pairs for char in characters}


FOREIGN = _by_character(FOREIGN_TABLE)


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
