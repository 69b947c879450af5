"""Names in any script are transliterated as people write them in Latin letters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.transliteration.kanji import rare_kanji_readings
from bot.transliteration.readings import MAX_READINGS, is_non_latin, transliterate


@pytest.mark.parametrize(
    ("name", "reading"),
    [
        ("강경화", "gang gyeong hwa"),
        ("강경화", "kang kyung hwa"),
        ("문 재인", "moon jae in"),
        ("남궁민", "nam gung min"),
        ("이도훈", "lee do hoon"),
        ("도널드 트럼프", "doneold treomp"),
        ("姜京和", "gang gyeong hwa"),
        ("李東官", "lee dong kwan"),
        ("李東官", "li dong guan"),
        ("盧武鉉", "roh moo hyun"),
        ("金正恩", "kim jung eun"),
        ("王毅", "wang yi"),
        ("曾培炎", "zeng pei yan"),
        ("单伟建", "shan wei jian"),
        ("河野太郎", "kouno tarou"),
        ("岸田文雄", "kishida fumio"),
        ("高市早苗", "takaichi sanae"),
        ("麻生たろう", "asou tarou"),
        ("ジョー・バイデン", "jo baiden"),
        ("ウィリアム", "wiriam"),
        ("ドナルド・トランプ", "donard tranp"),
        ("特朗普", "tronp"),
        ("布林肯", "blinken"),
        ("Сергей Лавров", "sergey lavrov"),
        ("Володимир Зеленський", "volodimir zelensky"),
        ("Говард", "hovard"),
        ("Αλέξης Τσίπρας", "alexis tsipras"),
        ("Τζο Μπάιντεν", "jo baiden"),
        ("Αντώνης Σαμαράς", "antonis samaras"),
        ("محمد بن سلمان", "muhammad bin salman"),
        ("محمد بن سلمان", "mahmad ban salman"),
        ("أحمد أبو الغيط", "ahmad abu al ghit"),
        ("خالد", "khalid"),
        ("نوري المالكي", "nuri al malki"),
        ("יצחק רבין", "yatshak ravin"),
        ("נתניהו", "natniho"),
        ("राहुल गांधी", "rahul gandhi"),
        ("मनमोहन", "manmohan"),
        ("ஜெயலலிதா", "jeyalalita"),
        ("მიხეილ სააკაშვილი", "mikheil saakashvili"),
        ("Նիկոլ Փաշինյան", "nikol pashinyan"),
        ("Jörg Müller", "jorg muller"),
        ("Jörg Müller", "joerg mueller"),
        ("Kang Kyung-wha", "kang kyung wha"),
    ],
)
def test_a_name_has_a_reading(name: str, reading: str) -> None:
    assert tuple(reading.split()) in transliterate(name)


def test_latin_letters_are_folded() -> None:
    assert transliterate("Wang Yi") == (("wang", "yi"),)


@pytest.mark.parametrize(
    "text", ["", " ", "・", "ー", "ッ", "ャ", "ァ", "्", "־", "\u200f", "😀", "¿?"]
)
def test_text_without_a_name_has_no_empty_words(text: str) -> None:
    assert all(all(words) for words in transliterate(text))


@given(st.text(max_size=40))
def test_any_text_has_few_readings_of_folded_words(text: str) -> None:
    found = transliterate(text)
    assert len(found) <= MAX_READINGS
    assert all(word and word.isascii() and word.isalnum() for words in found for word in words)


def test_other_scripts_are_told_from_latin() -> None:
    assert is_non_latin("محمد")
    assert is_non_latin("トランプ")
    assert not is_non_latin("Trump")


@pytest.mark.parametrize(
    ("name", "reading"),
    [
        ("池田真治", ("ikeda", "shinji")),
        ("池田真治", ("ikeda", "masaharu")),
        ("鳩山由紀夫", ("hatoyama", "yukio")),
        ("橋本龍太郎", ("hashimoto", "ryutaro")),
    ],
)
def test_a_japanese_given_name_has_each_usual_reading(name: str, reading: tuple[str, str]) -> None:
    assert reading in rare_kanji_readings(name)


@pytest.mark.parametrize("name", ["", "王", "中华人民共和国外交部", "Taro", "強京和"])
def test_other_names_have_no_rare_japanese_readings(name: str) -> None:
    assert rare_kanji_readings(name) == ()
