"""Spellings of names: each finds the right one of three hundred people first."""

from collections.abc import Callable, Iterator

import pytest

from bot.search.query.model import TermKind
from bot.search.searcher import Searcher
from bot.text import fold
from tests.search.builders import found_by, meeting, person, searcher_of
from tests.search.conftest import TODAY, Search
from tests.search.linking.politicians import TABLE

# Query = the person it names
SPELLINGS = """
Kang Kyung-wha = Kang Kyung-wha
kang kyung-wha = Kang Kyung-wha
KANG KYUNG-WHA = Kang Kyung-wha
Kyung-wha Kang = Kang Kyung-wha
Kang Kyungwha = Kang Kyung-wha
Kang Kyung Wha = Kang Kyung-wha
KangKyungWha = Kang Kyung-wha
Kang Kyung-hwa = Kang Kyung-wha
Kang Kyong-wha = Kang Kyung-wha
Kang Kyoung-wha = Kang Kyung-wha
강경화 = Kang Kyung-wha
강경화 장관 = Kang Kyung-wha
FM Kang Kyung-wha = Kang Kyung-wha
K. Kang = Kang Kyung-wha
Kang K.W. = Kang Kyung-wha
Kyung-wha = Kang Kyung-wha
kyungwha = Kang Kyung-wha
Kang's = Kang Kyung-wha
Moon Jae In = Moon Jae-in
Moon Jaein = Moon Jae-in
President Moon = Moon Jae-in
Mun Jae-in = Moon Jae-in
Yoon Seok-yeol = Yoon Suk-yeol
Yoon Suk Yeol = Yoon Suk-yeol
Lee Jae Myung = Lee Jae-myung
Ban Ki Moon = Ban Ki-moon
Ban Kimoon = Ban Ki-moon
Kim Jong Un = Kim Jong-un
Kim Jongun = Kim Jong-un
Kim Jung-un = Kim Jong-un
김정은 = Kim Jong-un
Kim Yo Jong = Kim Yo-jong
Ri Yong Ho = Ri Yong-ho
Choe Son Hui = Choe Son-hui
Choi Son-hui = Choe Son-hui
Wang Yi = Wang Yi
wangyi = Wang Yi
Yi Wang = Wang Yi
王毅 = Wang Yi
王毅外长 = Wang Yi
Wang Yi's = Wang Yi
Foreign Minister Wang Yi = Wang Yi
Xi = Xi Jinping
Xi Jin-ping = Xi Jinping
Xi Jingping = Xi Jinping
Jinping = Xi Jinping
习近平 = Xi Jinping
President Xi = Xi Jinping
He Lifeng = He Lifeng
Liu He = Liu He
Yang Jeichi = Yang Jiechi
Li Keqaing = Li Keqiang
Tsai Ingwen = Tsai Ing-wen
Tsai Ing Wen = Tsai Ing-wen
Lee Hsien-Loong = Lee Hsien Loong
Kono Taro = Taro Kono
Kōno Tarō = Taro Kono
Taro Kouno = Taro Kono
河野太郎 = Taro Kono
河野外相 = Taro Kono
Abe Shinzo = Shinzo Abe
Shinzō Abe = Shinzo Abe
安倍首相 = Shinzo Abe
Kishida = Fumio Kishida
Kishda = Fumio Kishida
PM Kishida = Fumio Kishida
Yoshimasa Hayasi = Yoshimasa Hayashi
Kan = Naoto Kan
Trump = Donald Trump
Trmup = Donald Trump
Donald J. Trump = Donald Trump
D. Trump = Donald Trump
Jo Biden = Joe Biden
Obma = Barack Obama
Blinkin = Antony Blinken
Anthony Blinken = Antony Blinken
Secretary of State Antony Blinken = Antony Blinken
George Bush = George W. Bush
Condoleeza Rice = Condoleezza Rice
Melanie Joly = Mélanie Joly
Lopez Obrador = Andrés Manuel López Obrador
Lula = Luiz Inácio Lula da Silva
Lula da Silva = Luiz Inácio Lula da Silva
Diaz-Canel = Miguel Díaz-Canel
Diaz Canel = Miguel Díaz-Canel
Emmanuel Macron = Emmanuel Macron
Macorn = Emmanuel Macron
Emanuel Macron = Emmanuel Macron
Le Drian = Jean-Yves Le Drian
Jean Yves Le Drian = Jean-Yves Le Drian
LeDrian = Jean-Yves Le Drian
Sejourne = Stéphane Séjourné
Chancellor Merkel = Angela Merkel
Merkle = Angela Merkel
Schroeder = Gerhard Schröder
Schroder = Gerhard Schröder
von der Leyen = Ursula von der Leyen
Leyen = Ursula von der Leyen
Ursula Von Der Leyen = Ursula von der Leyen
vonderleyen = Ursula von der Leyen
Theresa May = Theresa May
Boris Jonson = Boris Johnson
Steinmier = Frank-Walter Steinmeier
Frank Walter Steinmeier = Frank-Walter Steinmeier
Baerbok = Annalena Baerbock
Orban = Viktor Orbán
Szijjarto = Péter Szijjártó
Vucic = Aleksandar Vučić
Вучић = Aleksandar Vučić
Caputova = Zuzana Čaputová
Lokke Rasmussen = Lars Løkke Rasmussen
Store = Jonas Gahr Støre
Putin = Vladimir Putin
Путин = Vladimir Putin
Владимир Путин = Vladimir Putin
Сергей Лавров = Sergey Lavrov
Sergei Lavrov = Sergey Lavrov
Lavrow = Sergey Lavrov
Lavrov Sergey = Sergey Lavrov
Sergey Shoigu = Sergei Shoigu
Zelensky = Volodymyr Zelenskyy
Zelenskiy = Volodymyr Zelenskyy
Zelenskyy = Volodymyr Zelenskyy
Зеленський = Volodymyr Zelenskyy
Dmitri Medvedev = Dmitry Medvedev
Lukashenka = Alexander Lukashenko
Erdogan = Recep Tayyip Erdoğan
Tayyip Erdogan = Recep Tayyip Erdoğan
Cavusoglu = Mevlüt Çavuşoğlu
Netanyahou = Benjamin Netanyahu
נתניהו = Benjamin Netanyahu
Mitsotakis = Kyriakos Mitsotakis
Μητσοτάκης = Kyriakos Mitsotakis
Assad = Bashar al-Assad
Al-Assad = Bashar al-Assad
al Assad = Bashar al-Assad
Sisi = Abdel Fattah el-Sisi
El Sisi = Abdel Fattah el-Sisi
Mohammad bin Salman = Mohammed bin Salman
Muhammad bin Salman = Mohammed bin Salman
bin Salman = Mohammed bin Salman
محمد بن سلمان = Mohammed bin Salman
Javad Zarif = Mohammad Javad Zarif
Amirabdollahian = Hossein Amir-Abdollahian
Amir Abdollahian = Hossein Amir-Abdollahian
Modi = Narendra Modi
मोदी = Narendra Modi
Jai Shankar = Subrahmanyam Jaishankar
S. Jaishankar = Subrahmanyam Jaishankar
Jokowi Widodo = Joko Widodo
Nguyen Phu Trong = Nguyen Phu Trong
Nguyễn Phú Trọng = Nguyen Phu Trong
Trong = Nguyen Phu Trong
Suu Kyi = Aung San Suu Kyi
Aung San Suukyi = Aung San Suu Kyi
Prayuth Chan-ocha = Prayut Chan-o-cha
Antonio Guterres = António Guterres
Gutteres = António Guterres
Boutros Ghali = Boutros Boutros-Ghali
Tedros = Tedros Adhanom Ghebreyesus
Pope Francis = Pope Francis
Kagame Paul = Paul Kagame
Marcos = Ferdinand Marcos
Mahatir = Mahathir Mohamad
"""


@pytest.fixture(scope="module")
def registry(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Searcher]:
    """Each of the politicians, with one meeting of their own."""
    rows = [line.split(";") for line in TABLE.strip().splitlines()]
    fields = [[field.strip() or None for field in row] for row in rows]
    people = [person(name or "", family, native=native) for name, family, native in fields]
    for each in people:
        each["id"] = "-".join(fold(each["name"]))
    meetings = [
        meeting(number, [], participants=[{"person": each["id"]}])
        for number, each in enumerate(people)
    ]
    folder = tmp_path_factory.mktemp("registry")
    searcher = searcher_of(folder, people=people, meetings=meetings)
    yield searcher
    searcher.index.close()


@pytest.mark.parametrize("row", SPELLINGS.strip().splitlines())
def test_a_spelling_finds_its_person_first(registry: Searcher, row: str) -> None:
    query, name = row.split(" = ")
    result = found_by(registry, query, TODAY)
    assert result.total
    assert result.hits[0].meeting.people[0] == name


@pytest.mark.parametrize("name", [line.split(";")[0] for line in TABLE.strip().splitlines()])
def test_a_full_name_finds_only_its_person(registry: Searcher, name: str) -> None:
    for query in (name, name.lower(), name.upper(), name.replace("-", " ")):
        hits = found_by(registry, query, TODAY).hits
        assert [hit.meeting.people for hit in hits] == [(name,)]


FERREIRA, CANEL = "Inês O'Malley-Ferreira", "Miguel Díaz-Canel"
PARTS_OF_FAMILY_NAMES = [
    ("Ferreira", [FERREIRA]),
    ("ferreira's", [FERREIRA]),
    ("O'Malley", [FERREIRA]),
    ("Inês Ferreira", [FERREIRA]),
    ("I. Ferreira", [FERREIRA]),
    ("Ferriera", [FERREIRA]),
    ("Canel", [CANEL]),
    ("Diaz", [CANEL]),
    ("Díaz-Canel", [CANEL]),
    ("Canel Ferreira", [CANEL, FERREIRA]),
]


@pytest.mark.parametrize(("query", "people"), PARTS_OF_FAMILY_NAMES)
def test_part_of_a_family_name_is_the_person_not_a_word_of_texts(
    archive: Callable[..., Search], query: str, people: list[str]
) -> None:
    known = [person(FERREIRA, "O'Malley-Ferreira"), person(CANEL, "Díaz-Canel")]
    known[0]["id"], known[1]["id"] = "ferreira", "canel"
    participants = [{"person": "ferreira"}, {"person": "canel"}]
    ask = archive(people=known, meetings=[
        meeting(1, [], participants=participants),
        meeting(2, [], summary="Díaz-Canel and O'Malley-Ferreira were mentioned: Ferreira, Canel."),
    ])  # fmt: skip
    result = ask(query)
    assert [term.kind for term in result.query.terms] == [TermKind.PERSON] * len(people)
    assert [hit.meeting.id for hit in result.hits] == ["m1"]
    assert [name for term in result.query.terms for name in term.names] == people


def test_part_of_a_family_name_scores_less_than_the_whole(archive: Callable[..., Search]) -> None:
    known = {**person(CANEL, "Díaz-Canel"), "id": "canel"}
    ask = archive(people=[known], meetings=[meeting(1, [], participants=[{"person": "canel"}])])
    assert ask("Canel").hits[0].score < ask("Diaz Canel").hits[0].score


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("Leszek Tadeusz Balcerowicz", "Leszek Balcerowicz"),
        ("Lawrence Henry Summers", "Lawrence Summers"),
        ("Angela Merkelova", "Angela Merkel"),
    ],
)
def test_a_name_with_an_additional_word_finds_the_most_similar_name_first(
    archive: Callable[..., Search], query: str, name: str
) -> None:
    known = ["Leszek Balcerowicz", "Lawrence Summers", "Angela Merkel"]
    others = [
        "Leszek Miller",
        "Tadeusz Mazowiecki",
        "Henry Kissinger",
        "Angela Eagle",
        "Lawrence Wong",
    ]
    people = [person(name, name.split()[-1]) for name in (*known, *others)]
    meetings = [meeting(at, [each["name"]]) for at, each in enumerate(people)]
    ask = archive(people=people, meetings=meetings)
    assert ask(query).hits[0].meeting.people == (name,)


def test_a_similar_name_does_not_outrank_a_meeting_that_has_more_of_the_query(
    archive: Callable[..., Search],
) -> None:
    people = [person(name, name.split()[-1]) for name in ("Stalin", "Franklin Roosevelt")]
    biden = person("Joe Biden", "Biden", "Joseph R. Biden")
    both = meeting(0, [each["name"] for each in people])
    ask = archive(people=[*people, biden], meetings=[both, meeting(1, [biden["name"]])])
    assert [hit.meeting.id for hit in ask("Joseph Stalin Roosevelt").hits] == ["m0"]


@pytest.mark.parametrize(
    "query", ["Emir Sabah al Ahmad al Sabah", "Emir Sabah el-Ahmad el-Sabah", "Ahmad Emir Sabah"]
)
def test_a_name_that_has_a_word_twice_is_found(archive: Callable[..., Search], query: str) -> None:
    emir, other = "Emir Sabah al-Ahmad al-Sabah", "Sabah al-Khalid al-Sabah"
    people = [person(emir, "al-Sabah"), person(other, "al-Sabah"), person("Ahmad Jibril", "Jibril")]
    ask = archive(people=people, meetings=[meeting(1, [emir]), meeting(2, [other])])
    assert [hit.meeting.people for hit in ask(query).hits] == [(emir,)]


def test_a_long_name_is_found_with_two_typing_errors(archive: Callable[..., Search]) -> None:
    people = [person("Henry A. Kissinger", "Kissinger"), person("Henry Paulson", "Paulson")]
    ask = archive(people=people, meetings=[meeting(1, ["Henry A. Kissinger"])])
    assert [hit.meeting.id for hit in ask("Hvenuy A. Kissinger").hits] == ["m1"]
