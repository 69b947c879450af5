"""Japanese names: long vowels are written in four ways, and some syllables in two."""

import re

from tests.bench.search.naming import Culture, Part, pairs, part

FAMILIES = """
佐藤 Satō 鈴木 Suzuki 高橋 Takahashi 田中 Tanaka 伊藤 Itō 渡辺 Watanabe 山本 Yamamoto 中村 Nakamura
小林 Kobayashi 加藤 Katō 吉田 Yoshida 山田 Yamada 佐々木 Sasaki 山口 Yamaguchi 松本 Matsumoto
井上 Inoue 木村 Kimura 林 Hayashi 斎藤 Saitō 清水 Shimizu 山崎 Yamazaki 森 Mori 池田 Ikeda
橋本 Hashimoto 阿部 Abe 石川 Ishikawa 山下 Yamashita 中島 Nakajima 石井 Ishii 小川 Ogawa 前田 Maeda
岡田 Okada 長谷川 Hasegawa 藤田 Fujita 後藤 Gotō 近藤 Kondō 村上 Murakami 遠藤 Endō 青木 Aoki
坂本 Sakamoto 福田 Fukuda 太田 Ōta 西村 Nishimura 藤井 Fujii 金子 Kaneko 岡本 Okamoto
藤原 Fujiwara 中野 Nakano 三浦 Miura 原田 Harada 中川 Nakagawa 松田 Matsuda 竹内 Takeuchi
田村 Tamura 中山 Nakayama 和田 Wada 石田 Ishida 森田 Morita 上田 Ueda 内田 Uchida 柴田 Shibata
酒井 Sakai 宮崎 Miyazaki 横山 Yokoyama 高木 Takagi 安藤 Andō 宮本 Miyamoto 大野 Ōno 小島 Kojima
谷口 Taniguchi 今井 Imai 工藤 Kudō 増田 Masuda 丸山 Maruyama 杉山 Sugiyama 村田 Murata 大塚 Ōtsuka
新井 Arai 平野 Hirano 藤本 Fujimoto 河野 Kōno 上野 Ueno 武田 Takeda 野口 Noguchi 松井 Matsui
千葉 Chiba 菅原 Sugawara 岩崎 Iwasaki 久保 Kubo 木下 Kinoshita 佐野 Sano 野村 Nomura 松尾 Matsuo
市川 Ichikawa 菊地 Kikuchi 杉本 Sugimoto 古川 Furukawa 大西 Ōnishi 島田 Shimada 水野 Mizuno
桜井 Sakurai 安倍 Abe 岸田 Kishida 茂木 Motegi 小泉 Koizumi 麻生 Asō 石破 Ishiba 上川 Kamikawa
"""
FIRSTS = """
和 Kazu 正 Masa 義 Yoshi 康 Yasu 信 Nobu 隆 Taka 直 Nao 俊 Toshi 秀 Hide 光 Mitsu 克 Katsu 宏 Hiro
邦 Kuni 忠 Tada 晴 Haru 文 Fumi 史 Fumi 友 Tomo 幸 Yuki 昭 Aki 道 Michi 健 Ken 純 Jun 真 Shin
"""
SECONDS = """
夫 o 彦 hiko 之 yuki 明 aki 郎 rō 治 haru 樹 ki 介 suke 人 to 也 ya 子 ko 美 mi 恵 e 代 yo 太郎 tarō
一郎 ichirō 二 ji 平 hei 正 masa
"""
WHOLE = """
太郎 Tarō 一郎 Ichirō 誠 Makoto 浩 Hiroshi 豊 Yutaka 大輔 Daisuke 翔太 Shōta 洋平 Yōhei 雄一 Yūichi
晋三 Shinzō 茂 Shigeru 陽子 Yōko 恵子 Keiko 裕子 Yūko 翔 Shō 亮 Ryō 涼子 Ryōko 洋一 Yōichi 勇気 Yūki
"""
LONG = {"press": ("o", "u"), "typed": ("ou", "uu"), "h": ("oh", "u")}
OFFICIAL = (  # the system that Japan's schools teach
    ("shi", "si"), ("sh", "sy"), ("chi", "ti"), ("ch", "ty"), ("tsu", "tu"), ("fu", "hu"),
    ("ji", "zi"), ("j", "zy"),
)  # fmt: skip


def japanese() -> Culture:
    made = [_joined(*each) for each in pairs(_parts(FIRSTS), _parts(SECONDS))]
    given = (*map(_spelled, made), *map(_spelled, _parts(WHOLE)))
    families = tuple(map(_spelled, _parts(FAMILIES)))
    return Culture("Japanese", ("Japan",), families, given, is_family_first=False)


def official(typed: str) -> str:
    """Return a spelling of Hepburn's in the official system, `Fujita` as `Huzita`."""
    made = typed.lower()
    for hepburn, written in OFFICIAL:
        made = re.sub(hepburn, written, made)
    return made.capitalize()


def _joined(first: Part, second: Part) -> Part:
    return part(first.native + second.native, (first.spellings[0] + second.spellings[0],))


def _spelled(made: Part) -> Part:
    latin = made.spellings[0]
    ways = [_written(latin, *vowels).capitalize() for vowels in LONG.values()]
    return part(made.native, (*ways, latin, official(ways[0])))


def _written(latin: str, long_o: str, long_u: str) -> str:
    return latin.lower().replace("ō", long_o).replace("ū", long_u)


def _parts(table: str) -> list[Part]:
    words = table.split()
    return [part(*each) for each in zip(words[::2], ([word] for word in words[1::2]), strict=True)]
