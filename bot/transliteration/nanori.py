"""How Japanese read Han characters in given names, which no dictionary of words tells.

The parents choose the reading: 真明 is Masaaki, Shinmei or Maaki. So these are all ways that are
usual for each character; which of them is meant, only a list of known people tells.
"""

import re
from itertools import islice, product

MOST = 200  # readings of one name
LONGEST = 3  # characters of a given name

TABLE = """
愛 ai mana  葵 aoi ki  茜 akane  秋 aki shu  明 aki akira mei haru  昭 aki sho akira
章 aki sho akira  彰 aki sho akira  晃 aki ko akira  晶 aki sho akira  亮 ryo aki akira suke
旭 asahi aki  朝 asa tomo  飛 asu hi  敦 atsu ton atsushi  篤 atsu toku atsushi
淳 jun atsu atsushi  温 atsu haru on  厚 atsu ko  綾 aya ryo  彩 aya sai  文 fumi bun aya
史 fumi shi chika  郁 iku fumi kaoru  郎 ro o  朗 ro o akira  二 ji tsugu ni  次 ji tsugu
治 haru ji osamu naga  司 ji shi tsukasa mori  児 ji  爾 ji  士 shi ji  夫 o fu  男 o dan
雄 o yu katsu  生 o ki nari i  大 dai hiro masa ta o  太 ta o futo  多 ta
一 kazu ichi hito hajime i  和 kazu wa yori  数 kazu  知 tomo chi kazu  千 chi kazu
寿 toshi kazu ju hisa  英 hide ei fusa  秀 hide shu  栄 hide ei saka  久 hisa ku
尚 nao hisa sho  永 naga hisa ei  寛 hiro kan hiroshi  広 hiro ko  宏 hiro ko hiroshi
弘 hiro ko hiroshi  浩 hiro ko hiroshi  博 hiro haku hiroshi  裕 hiro yu  洋 hiro yo hiroshi
啓 hiro kei satoshi  彦 hiko hiro  仁 hito jin masa hitoshi  人 hito to  仙 sen nori  磐 iwa
岩 iwa  勲 isao kun  功 isao ko nori  伊 i  衣 i e kinu  依 yori e i  維 tsuna i  糸 ito
陽 yo haru aki hi  晴 haru sei hare  春 haru shun  遥 haru haruka yo  悠 yu haru hisa
花 hana ka  香 ka kaori ko  佳 yoshi kei ka  加 ka masu  夏 natsu ka  華 hana ka  可 ka yoshi
嘉 yoshi ka hiro  勝 katsu masaru sho  克 katsu  活 katsu  賢 ken masa satoshi kata
健 ken take takeshi  研 ken  憲 ken nori  謙 ken kane  剣 ken  建 take ken tatsu  兼 kane ken
顕 ken aki  喜 yoshi ki nobu  貴 taka ki yoshi  樹 ki ju tatsuki  基 moto ki  紀 nori ki
希 ki nozomi mare  輝 teru ki akira  規 nori ki  季 ki sue  己 mi ki  毅 take ki tsuyoshi
清 kiyo sei kiyoshi  潔 kiyo kiyoshi  聖 kiyo sei satoshi  子 ko ne  湖 ko  幸 yuki ko sachi
孝 taka ko takashi  光 mitsu ko teru hikaru hikari akira  公 kimi ko  康 yasu ko
恒 tsune ko hisashi  航 ko wataru  高 taka ko  邦 kuni ho  国 kuni koku  恭 yasu kyo  京 kyo
圭 kei yoshi kiyo  恵 megumi e kei yoshi aya  慶 yoshi kei  桂 kei katsura  景 kage kei
敬 taka kei yoshi takashi  契 kei  正 masa sho tadashi  政 masa sei  昌 masa sho
雅 masa ga miyabi  将 masa sho  匡 masa kyo tadashi  真 masa shin ma makoto sane mami
誠 masa sei makoto nobu  征 masa sei yuki  優 masa yu  理 masa ri michi osamu
眞 masa shin ma makoto  勇 isamu yu isao  松 matsu  万 kazu man  満 mitsu man  円 maru en madoka
麻 asa ma  摩 ma  舞 mai  道 michi do  通 michi toru  倫 michi nori rin  美 mi yoshi bi haru
実 mi sane minoru  巳 mi  三 mi zo san kazu  未 mi  見 mi  弥 ya mi  充 mitsu ju mitsuru
緑 midori  操 misao  元 moto gen hajime  素 moto so  求 moto  守 mori mamoru  盛 mori sei
杜 mori  桃 momo  百 momo  宗 mune so  村 mura  直 nao choku tadashi sugu  奈 na  菜 na  名 na
七 nana  成 nari sei shige  也 ya nari  業 nari  法 nori  典 nori suke  則 nori  徳 nori toku
範 nori  教 nori kyo  宣 nobu nori  信 nobu shin makoto  伸 nobu shin  延 nobu  暢 nobu
順 nobu jun yori  展 nobu ten hiro  述 nobu  沙 sa  佐 sa suke  早 saki haya  咲 saki  桜 sakura
左 sa  定 sada  貞 sada tei  禎 sada tei yoshi  聡 sato so satoshi akira  智 tomo toshi sato chi
敏 toshi bin  俊 toshi shun  利 toshi ri  年 toshi  歳 toshi  稔 minoru toshi nen
繁 shige shigeru  茂 shige shigeru mo  重 shige ju  滋 shige shigeru ji  静 shizu sei
新 shin arata  晋 shin susumu yuki  進 shin susumu nobu  慎 shin shinji  心 shin kokoro
純 jun sumi atsushi  潤 jun  準 jun  詩 shi uta  志 shi yuki  至 shi itaru  四 shi yo  梓 azusa
里 sato ri  郷 sato  末 sue  介 suke kai  助 suke  輔 suke ho  祐 suke yu  佑 suke yu
涼 suzu ryo  鈴 suzu rin  昇 noboru sho  翔 sho kakeru to  省 sho  荘 so  隆 taka ryu takashi
崇 taka takashi  尊 taka takeru  丈 take jo  武 take mu takeshi  岳 take gaku  竹 take
猛 take takeshi  剛 go take tsuyoshi takeshi  忠 tada chu tadashi  唯 tada yui  達 tatsu tatsuya
辰 tatsu  龍 ryu tatsu  竜 ryu tatsu  民 tami  環 tamaki  玉 tama  珠 tama shu mi
保 yasu ho tamotsu  哲 tetsu satoshi aki nori  鉄 tetsu  徹 tetsu toru  照 teru sho
登 noboru to  斗 to  都 miyako to  友 tomo yu  朋 tomo  伴 tomo  共 tomo  巴 tomoe  富 tomi
豊 toyo yutaka ho  虎 tora  寅 tora  朔 saku  常 tsune  庸 tsune yo  経 tsune  津 tsu  鶴 tsuru
梅 ume  浦 ura  紘 hiro ko  紗 sa  衛 e mori ei  江 e  枝 e shi  絵 e  哉 ya  矢 ya  八 ya hachi
泰 yasu tai yasushi  安 yasu an  靖 yasu sei yasushi  代 yo shiro  世 yo  頼 yori  義 yoshi gi
良 yoshi ryo  吉 yoshi kichi  芳 yoshi  由 yu yoshi yori  好 yoshi ko  善 yoshi zen
祥 yoshi sho  雪 yuki  行 yuki ko  之 yuki no  有 yu ari  結 yui yu  夕 yu  譲 yuzuru jo
全 zen masa  蔵 kura zo  造 zo  五 go  伍 go  吾 go  悟 satoru go  梧 go  午 go  平 hei taira
兵 hei  丙 hei  馬 ma  摂 setsu  節 setsu  六 roku mu  九 ku  十 ju  壮 so  創 so hajime
奏 so kanade  蒼 so ao  青 ao  海 umi kai mi  洸 ko  空 sora  翼 tsubasa  蓮 ren  廉 ren  連 ren
塁 rui  類 rui  瑠 ru  玲 rei ryo  礼 rei aya  怜 rei  令 rei  麗 rei  莉 ri  梨 ri  璃 ri
律 ritsu  凌 ryo  諒 ryo  遼 ryo  学 gaku manabu  楽 raku gaku  外 to  渡 wataru  均 hitoshi kin
斉 nari hitoshi  等 hitoshi  巌 iwao  潮 ushio  碧 ao midori  暁 aki akira satoru
"""


def _by_character(table: str) -> dict[str, tuple[str, ...]]:
    entries = (entry.split() for entry in re.split(r"\s{2,}|\n", table.strip()))
    return {char: tuple(ways) for char, *ways in entries}


NANORI = _by_character(TABLE)


def given_readings(characters: str) -> list[str]:
    """Return the ways in which a given name may be read; none if a character is not known."""
    if not 0 < len(characters) <= LONGEST or not all(char in NANORI for char in characters):
        return []
    ways = product(*(NANORI[char] for char in characters))
    return ["".join(way) for way in islice(ways, MOST)]
