"""Slavic names: written in Cyrillic, and put into Latin letters by one of several systems."""

from tests.bench.search.naming import Culture, Part, part

GIVEN = """
Сергей Дмитрий Алексей Андрей Николай Михаил Юрий Евгений Владимир Александр Игорь Олег Виктор
Павел Пётр Фёдор Анатолий Геннадий Василий Григорий Константин Максим Илья Роман Антон Валерий
Вячеслав Леонид Станислав Ярослав Борис Денис Кирилл Тимофей Аркадий Виталий Святослав Богдан
Емельян Яков Эдуард Артём Семён Матвей Захар Всеволод Георгий Филипп Лев Степан
"""
FAMILIES = """
Иванов Смирнов Кузнецов Попов Васильев Петров Соколов Михайлов Новиков Фёдоров Морозов Волков
Алексеев Лебедев Семёнов Егоров Павлов Козлов Степанов Николаев Орлов Андреев Макаров Никитин
Захаров Зайцев Соловьёв Борисов Яковлев Григорьев Романов Воробьёв Сергеев Кузьмин Фролов
Александров Дмитриев Королёв Гусев Киселёв Ильин Максимов Поляков Сорокин Виноградов Ковалёв Белов
Медведев Антонов Тарасов Жуков Баранов Филиппов Комаров Давыдов Беляев Герасимов Богданов Осипов
Сидоров Матвеев Титов Марков Миронов Крылов Куликов Карпов Власов Мельников Денисов Гаврилов
Тихонов Казаков Афанасьев Данилов Савельев Тимофеев Фомин Чернов Абрамов Мартынов Ефимов Щербаков
Назаров Калинин Исаев Быков Маслов Родионов Лазарев Воронин Климов Филатов Голубев Кудрявцев
Прохоров Наумов Потапов Журавлёв Лавров Шевченко Бондаренко Коваленко Ткаченко Кравченко Мельник
Павленко Лысенко Гончаренко Порошенко Чуркин Рябков Шойгу Зеленский Вышинский Яворский Хрущёв
Белинский Грушевский Ярошенко Жданов Шахов Щукин
"""
PRESS = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "yo", "ж": "zh", "з": "z",
    "и": "i", "й": "y", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r",
    "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh",
    "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya",
}  # fmt: skip
# In official passports, by scholars, and in German papers
CHANGES = {
    "passport": {"ё": "e", "й": "i", "ю": "iu", "я": "ia", "ъ": "ie"},
    "scholarly": {"х": "h", "ё": "e", "й": "j", "ю": "ju", "я": "ja", "ц": "c", "щ": "sc"},
    "german": {"в": "w", "х": "ch", "ч": "tsch", "ш": "sch", "ж": "sch", "ц": "z", "ё": "jo",
               "й": "i", "ю": "ju", "я": "ja", "щ": "schtsch"},
}  # fmt: skip
# What the press writes otherwise than letter by letter
ENDINGS = {"ий": "y", "ый": "y", "ей": "ey", "ай": "ay", "ья": "ya", "ьев": "yev", "ьёв": "yov"}
KNOWN = {
    "Александр": ("Alexander",), "Алексей": ("Alexey", "Alexei"), "Пётр": ("Pyotr", "Petr"),
    "Максим": ("Maxim",), "Виктор": ("Victor",), "Евгений": ("Yevgeny", "Evgeny"),
    "Егоров": ("Yegorov",), "Емельян": ("Yemelyan",), "Ефимов": ("Yefimov",),
    "Александров": ("Alexandrov",), "Алексеев": ("Alexeyev",), "Зеленский": ("Zelenskyy",),
}  # fmt: skip


def slavic() -> Culture:
    families, given = (tuple(map(_part, table.split())) for table in (FAMILIES, GIVEN))
    return Culture(
        "Slavic", ("Russia", "Ukraine", "Belarus"), families, given, is_family_first=False, gap=" "
    )


def _part(native: str) -> Part:
    spelled = [_latin(native, PRESS | changes) for changes in ({}, *CHANGES.values())]
    return part(native, (*KNOWN.get(native, ()), _press(native), *spelled))


def _press(native: str) -> str:
    for ending, written in ENDINGS.items():
        if native.endswith(ending):
            return _latin(native.removesuffix(ending), PRESS) + written
    return _latin(native, PRESS)


def _latin(native: str, letters: dict[str, str]) -> str:
    return "".join(letters[letter] for letter in native.lower()).capitalize()
