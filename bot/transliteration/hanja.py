"""Han characters as Koreans read them.

The Korean standard KS X 1001 sorts its 4,888 Han characters by their reading, and Python's codec
knows the standard: a character's reading is that of the last section which begins before it.
"""

import re
from bisect import bisect_right

from bot.transliteration.hangul import COMPOUND_FAMILIES, native_readings

LONGEST = 4  # characters of a Korean's name, of which two are the family's

# Each reading, and the first character of its section
SECTIONS = (
    "가伽각刻간侃갈乫감勘갑匣강剛개介객喀갱坑갹醵거倨건乾걸乞검儉겁劫게偈격擊견堅결抉겸兼경京"
    "계係고古곡哭곤困골汨공供과寡곽槨관冠괄刮광侊괘卦괴乖굉宏교交구丘국國군君굴堀궁宮권倦궐厥"
    "궤机귀晷규叫균勻귤橘극克근僅금今급伋긍亘기企긴緊길佶김金끽喫나儺난暖날捏남南납納낭囊내乃"
    "녀女년年념念녕寧노怒농濃뇌惱뇨尿눈嫩눌訥뉴杻능能니尼닉匿다多단丹달撻담啖답沓당唐대代덕德"
    "도倒독毒돈墩돌乭동仝두兜둔屯득得등嶝라喇락洛란亂랄剌람嵐랍拉랑廊래來랭冷략掠량亮려侶력力"
    "련憐렬冽렴廉렵獵령令례例로勞록碌론論롱壟뢰儡료了룡龍루壘류劉륙六륜侖률律륭隆륵勒름凜릉凌"
    "리俚린吝림林립砬마摩막寞만万말唜망亡매埋맥脈맹孟멱冪면免멸滅명冥몌袂모侮목木몰歿몽夢묘卯"
    "무務묵墨문們물勿미味민岷밀密박剝반伴발勃방倣배倍백伯번幡벌伐범凡법法벽僻변卞별別병丙보保"
    "복伏본本볼乶봉俸부付북北분分불佛붕崩비丕빈嚬빙憑사乍삭削산傘살乷삼三삽揷상上새塞색嗇생牲"
    "서墅석夕선仙설卨섬剡섭攝성城세世소召속俗손孫솔率송宋쇄刷쇠衰수修숙叔순巡술戌숭崇슬瑟습濕"
    "승丞시侍식埴신伸실失심審십什쌍雙씨氏아亞악堊안安알斡암唵압壓앙仰애厓액厄앵櫻야也약弱양佯"
    "어圄억億언偃얼孼엄俺업嶪엔円여予역亦연嚥열悅염厭엽曄영塋예乂오五옥屋온溫올兀옹壅와渦완婉"
    "왈曰왕往왜倭외外요僥욕慾용俑우于욱勖운云울蔚웅熊원元월月위位유乳육堉윤允율聿융戎은垠을乙"
    "음吟읍揖응凝의依이二익瀷인人일一임任입入잉仍자仔작作잔孱잠岑잡雜장丈재再쟁爭저佇적勣전佃"
    "절切점占접接정丁제制조俎족族존存졸卒종倧좌佐죄罪주主죽竹준俊줄茁중中즉卽즐櫛즙楫증增지之"
    "직直진唇질侄짐斟집執징徵차且착捉찬撰찰刹참僭창倉채債책冊처凄척倜천仟철凸첨僉첩堞청廳체剃"
    "초初촉促촌寸총叢촬撮최催추墜축丑춘春출出충充췌悴취取측側층層치侈칙則친親칠七침侵칩蟄칭秤"
    "쾌快타他탁倬탄呑탈奪탐探탑塔탕宕태兌택擇탱撑터攄토兎통慟퇴堆투偸특慝틈闖파坡판判팔八패佩"
    "팽彭퍅愎편便폄貶평坪폐吠포佈폭幅표俵품品풍楓피彼필匹핍乏하下학壑한寒할割함函합合항亢해亥"
    "핵劾행倖향享허噓헌憲헐歇험險혁奕현俔혈孑혐嫌협俠형亨혜兮호乎혹惑혼婚홀忽홍哄화化확擴환丸"
    "활活황凰회匯획劃횡宖효哮후侯훈勛훙薨훤喧훼卉휘彙휴休휼恤흉兇흑黑흔昕흘吃흠欠흡吸흥興희僖"
    "힐詰"
)
FIRST_CODES = [char.encode("euc_kr") for char in SECTIONS[1::2]]
HAN_CODES = range(0xCA, 0xFE)  # first bytes

# Common shapes of characters that the standard has in another
STANDARD = str.maketrans(
    "教真清青尚顕温説悦鋭税郎黄静内産横歩浅戦徳恵総録緑晴曽増隆強兪争郷渉産巌亀竜広国学斉済沢浜辺桜栄",
    "敎眞淸靑尙顯溫說悅銳稅郞黃靜內產橫步淺戰德惠總錄綠晴曾增隆强兪爭鄕涉產巖龜龍廣國學齊濟澤濱邊櫻榮",
)

# The South does not say r, nor n before i, where a word begins; the North does
SOUTHERN = str.maketrans(
    "라락란람랑래량려력련렬렴령례로록론뢰료룡루류륙륜률륭릉리린림립녀년념녕뇨니",
    "나낙난남낭내양여역연열염영예노녹논뇌요용누유육윤율융능이인임입여연염영요이",
)


def korean_syllable(char: str) -> str:
    """Return a Han character's reading in Hangul, nothing for one that Koreans do not use."""
    try:
        code = char.translate(STANDARD).encode("euc_kr")
    except UnicodeEncodeError:
        return ""
    return SECTIONS[2 * bisect_right(FIRST_CODES, code) - 2] if code[0] in HAN_CODES else ""


def hanja_readings(text: str) -> list[tuple[str, ...]]:
    """Return the readings of a Korean's name in Han characters, none if it cannot be one."""
    name = re.sub(r"[\s·]", "", text)
    if not 1 < len(name) <= LONGEST:
        return []
    syllables = [korean_syllable(char) for char in name]
    is_long = len(name) == LONGEST and "".join(syllables[:2]) not in COMPOUND_FAMILIES
    if is_long or not all(syllables):
        return []
    family, given = syllables[0].translate(SOUTHERN), "".join(syllables[1:])
    spelled = dict.fromkeys((family + given, family + given[0].translate(SOUTHERN) + given[1:]))
    return [reading for each in spelled for reading in native_readings(each)]
