"""Remarks are parsed into events, people and groups."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.gazetteer.gazetteer import load_gazetteer
from bot.importing.model import ParsedMention, RemarkEvent
from bot.importing.remarks.parser import parse_remarks
from bot.records.model import MeetingKind, MeetingStatus

GAZETTEER = load_gazetteer()

# Remarks, and the mentions in them: office, name, and side if it is stated; groups in quotes
PEOPLE = {
    "Met with Prime Minister David Cameron and Foreign Secretary William Hague.": [
        "Prime Minister|David Cameron",
        "Foreign Secretary|William Hague",
    ],
    "Met with Foreign Minister Ruiz, Chancellor Ana Vogt, and Russian Foreign Minister Ivo Lem.": [
        "Foreign Minister|Ruiz",
        "Chancellor|Ana Vogt",
        "Foreign Minister|Ivo Lem|russia",
    ],
    "Met with President Noboa.": ["President|Noboa"],
    "Met with the Foreign and Defense Ministers.": ["“the Foreign and Defense Ministers”"],
    "Met with Foreign Minister Ruiz and the Foreign Ministers of the Baltic States.": [
        "Foreign Minister|Ruiz",
        "“the Foreign Ministers of the Baltic States”",
    ],
    "Met with Presidents Perez of Venezuela, Lopez Mora of Colombia, and King Olav V of Norway.": [
        "President|Perez|venezuela",
        "President|Lopez Mora|colombia",
        "King|Olav V|norway",
    ],
    "Met with British Prime Ministers Churchill and Attlee and Soviet Premier Stalin.": [
        "Prime Minister|Churchill|united-kingdom",
        "Prime Minister|Attlee|united-kingdom",
        "Premier|Stalin|russia",
    ],
    "Met with the Presidents of Colombia, Bolivia, and Peru, and with senior officials.": [
        "“the Presidents of Colombia, Bolivia, and Peru”",
        "“senior officials”",
    ],
    "Met with Bosnian, Bosnian Serb, and NATO officials.": [
        "“Bosnian, Bosnian Serb, and NATO officials”"
    ],
    "Met with NATO Secretary General Jens Holt and UN Special Envoy for Syria Geir Moe.": [
        "NATO Secretary General|Jens Holt|NATO",
        "UN Special Envoy for Syria|Geir Moe|United Nations",
    ],
    "Discussed the crisis with Foreign Secretary Cook, and the peace process with Israeli Prime"
    " Minister Peled.": ["Foreign Secretary|Cook", "Prime Minister|Peled|israel"],
    "Briefed King Hussein on meetings with Soviet leaders.": ["King|Hussein"],
    "Accompanied President Carter to a meeting with Syrian President Assad.": [
        "President|Carter",
        "President|Assad|syria",
    ],
    "Attended a meeting between President Eisenhower and Prime Minister Macmillan.": [
        "President|Eisenhower",
        "Prime Minister|Macmillan",
    ],
    "Met with Secretary of State Cardinal Pietro Lodi and Crown Prince Saud al-Faisal.": [
        "Secretary of State|Pietro Lodi",
        "Crown Prince|Saud al-Faisal",
    ],
    "Met with Ana Vogt, the Foreign Secretary, and the Governor of Bermuda, Sir Ralph Lee.": [
        "Foreign Secretary|Ana Vogt",
        "Governor of Bermuda|Ralph Lee|bermuda",
    ],
    "Met with Foreign Minister and Alternate Prime Minister Yair Lapid; toured the city.": [
        "Foreign Minister and Alternate Prime Minister|Yair Lapid"
    ],
    "Met with President Hu of China, July 16; and President Lula of Brazil, July 17.": [
        "President|Hu|china",
        "President|Lula|brazil",
    ],
    "Met with Prime Minister Hun Sen. Attended the East Asia Summit.": ["Prime Minister|Hun Sen"],
    "Met with the Amir of Kuwait and U.S. military personnel.": [
        "“the Amir of Kuwait”",
        "“U.S. military personnel”",
    ],
    "Joined President Trump's state visit.": ["President|Trump"],
    "Met with President and Mrs. Reagan.": ["President|Reagan"],
    "Attended the funeral of King Hassan II; met with President Arafat of the Palestinian"
    " Authority.": ["President|Arafat|palestinian-authority"],
    "Addressed Parliament and visited U.S. military personnel.": [],
    "Attended the inauguration of President Diaz.": [],
    "Vacation.": [],
    "": [],
}


def events(text: str) -> tuple[RemarkEvent, ...]:
    return parse_remarks(text, GAZETTEER).events


def described(mention: ParsedMention, text: str) -> str:
    if not mention.is_person:
        return f"“{mention.span.of(text)}”"
    sides = [side.country or side.organisation or "" for side in mention.sides if mention.is_stated]
    return "|".join([mention.office, mention.name, *sides])


@pytest.mark.parametrize(("text", "expected"), PEOPLE.items(), ids=range(len(PEOPLE)))
def test_people_and_groups_are_parsed_with_office_and_country(
    text: str, expected: list[str]
) -> None:
    found = [described(mention, text) for event in events(text) for mention in event.mentions]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Met with President Diaz.", "held"),
        ("Was to have met with President Diaz.", "cancelled"),
        ("Was to have attended a wedding; returned to Washington.", "cancelled"),
        ("Met with President Diaz; the rest of the trip was cancelled.", "cancelled"),
        ("Official visit. Postponed.", "postponed"),
        ("Scheduled to meet with President Diaz.", "held"),
        ("Goodwill visit.", "held"),
    ],
)
def test_a_meeting_that_was_called_off_is_not_held(text: str, status: str) -> None:
    assert [event.status for event in events(text)] == [MeetingStatus(status)]


def test_one_meeting_called_off_leaves_the_other_held() -> None:
    text = "Was to have met with President Diaz; met with Vice President Mora instead."
    assert [event.status for event in events(text)] == [MeetingStatus.CANCELLED, MeetingStatus.HELD]


@pytest.mark.parametrize(
    ("text", "occasion", "kind"),
    [
        ("Attended the NATO Summit.", "NATO Summit", MeetingKind.SUMMIT),
        ("Participated in a meeting of the Contact Group.", "meeting of the Contact Group",
         MeetingKind.CONFERENCE),
        ("Summit meeting with President Putin.", "Summit meeting", MeetingKind.SUMMIT),
        ("Met with President Bush at the UN General Assembly.", "UN General Assembly",
         MeetingKind.CONFERENCE),
        ("Accompanied President Bush to the G-8 Economic Summit.", "G-8 Economic Summit",
         MeetingKind.SUMMIT),
        ("Met with President Diaz.", None, MeetingKind.TALKS),
        ("Audience with Pope John Paul II.", None, MeetingKind.COURTESY_CALL),
        ("Briefed King Hussein.", None, MeetingKind.BRIEFING),
    ],
)  # fmt: skip
def test_a_conference_is_a_meeting_with_an_occasion(
    text: str, occasion: str | None, kind: MeetingKind
) -> None:
    (event,) = events(text)
    assert (event.occasion.of(text) if event.occasion else None, event.kind) == (occasion, kind)


def test_unknown_words_in_a_list_are_reported() -> None:
    text = "Met with the Presidential Triumvirate and Secretary of Foreign Relations Ana Meany."
    remarks = parse_remarks(text, GAZETTEER)
    assert [span.of(text) for span in remarks.unparsed] == ["the Presidential Triumvirate"]
    assert [each.name for each in remarks.events[0].mentions] == ["Ana Meany"]


@given(
    st.lists(
        st.sampled_from(
            [
                "Met",
                "with",
                "and",
                ",",
                ".",
                ";",
                "(",
                ")",
                "the",
                "of",
                "President",
                "Prime",
                "Minister",
                "Foreign",
                "Ministers",
                "John",
                "Hu",
                "de",
                "al-Said",
                "officials",
                "France",
                "U.S.",
                "former",
                "Mrs.",
                "'s",
                "–",
                "Attended",
                "to",
                "by",
                "at",
                "for",
                "King",
                "I",
                "July",
                "4",
                "cancelled",
                "delegation",
            ]
        ),
        max_size=30,
    )
)
def test_the_spans_of_any_words_are_in_the_text(words: list[str]) -> None:
    text = " ".join(words)
    remarks = parse_remarks(text, GAZETTEER)
    spans = [event.span for event in remarks.events if text]
    spans += [mention.span for event in remarks.events for mention in event.mentions]
    assert all(0 <= span.start <= span.end <= len(text) for span in spans)


@given(st.text(max_size=200))
def test_any_text_is_parsed(text: str) -> None:
    assert parse_remarks(text, GAZETTEER).events


def test_a_very_long_list_is_parsed_whole() -> None:
    text = f"Met with {', '.join(f'President Ab{number}cd' for number in range(2_000))}."
    (event,) = events(text)
    assert len(event.mentions) == 2_000
