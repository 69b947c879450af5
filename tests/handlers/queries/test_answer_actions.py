"""The buttons of an answer, through the real Bolt app."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.cli.run import Resources
from bot.index.read.index import Index
from bot.sandbox import Sandbox
from bot.services import Timing
from bot.store.store import Store, open_store
from tests.handlers.many_meetings import build_many
from tests.handlers.slack_actions import after, ask, press, private, said
from tests.support import NOW, TODAY, empty_workspace, running_bot


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    with Index(build_many(tmp_path_factory.mktemp("many"))) as opened:
        yield opened


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(str(tmp_path / "store.db"))
    yield opened
    opened.close()


@pytest.fixture
def lindt(many: Index, store: Store) -> Iterator[Sandbox]:
    """A workspace whose index has 37 meetings of Lindt and Reyes."""
    with empty_workspace() as workspace, running_bot(workspace, Resources(many, store)):
        yield workspace


def test_pages_replace_the_message(lindt: Sandbox) -> None:
    answer = ask(lindt, "Lindt Reyes")
    assert "37 meetings with Ada Lindt and Bo Reyes" in answer.visible_text
    assert "Next 5 of 37" in answer.visible_text
    assert "Previous" not in answer.visible_text
    second = press(lindt, answer, "open_next", "Meetings 6 to 10 of 37")
    assert second.ts == answer.ts
    assert "Previous 5" in second.visible_text
    first = press(lindt, second, "open_previous", "Meetings 1 to 5 of 37")
    assert said(first) == said(answer)


def test_the_last_page_has_the_remaining_meetings(lindt: Sandbox) -> None:
    page = ask(lindt, "Lindt Reyes")
    for last in range(10, 36, 5):
        page = press(lindt, page, "open_next", f"to {last} of 37")
    assert "Next 2 of 37" in page.visible_text
    end = press(lindt, page, "open_next", "Meetings 36 to 37 of 37")
    assert "Next" not in end.visible_text


def test_many_meetings_can_be_shown_as_a_table(lindt: Sandbox) -> None:
    answer = ask(lindt, "Lindt Reyes")
    table = press(lindt, answer, "open_table", "As cards")
    assert [block["type"] for block in table.blocks][1] == "table"
    rows = table.blocks[1]["rows"]
    assert [cell["text"] for cell in rows[0]] == ["Date", "Place", "People", "What"]
    assert [cell["text"] for cell in rows[1]] == [
        "15 January 2018",
        "—",
        "Ada Lindt and Bo Reyes",
        "talks",
    ]
    assert len(rows) == 38
    assert said(press(lindt, table, "open_cards", "Next 5 of 37")) == said(answer)


def test_details_and_quotes_of_a_meeting_and_back(slack: Sandbox) -> None:
    answer = ask(slack, "Kang Wang")
    details = press(slack, answer, "open_details", "Participants")
    for expected in (
        "• Wang Yi (Foreign Minister, China)",
        "during Wang Yi's visit to Seoul",
        "26 November 2020, derived from the text: ",
        "THAAD",
        "Source: Reuters, 26 November 2020",
        "_Same people:_ 26 September 2018 · New York",
        "Same topic: ",
    ):
        assert expected in details.visible_text
    quotes = press(slack, details, "open_quotes", "5 quotes")
    assert "“strategic partners” _— Wang Yi to Kang Kyung-wha_" in quotes.visible_text
    back = press(slack, quotes, "open_back", "3 meetings with")
    assert said(back) == said(answer)


def test_related_meetings_can_be_opened(slack: Sandbox) -> None:
    details = press(slack, ask(slack, "Kang Wang"), "open_details", "Participants")
    other = press(slack, details, "open_related_0", "New York")
    assert "Kang Kyung-wha and Wang Yi hold talks in New York" in other.text
    assert "3 meetings" in press(slack, other, "open_back", "3 meetings").visible_text


def test_an_ambiguous_name_offers_the_people_as_buttons(lindt: Sandbox) -> None:
    answer = ask(lindt, "Lindt Kim")
    assert "2 meetings with Ada Lindt and Kim Ara or Kim Bora" in answer.visible_text
    assert "Did you mean Kim Ara or Kim Bora?" in answer.text  # for screen readers
    chosen = press(lindt, answer, "open_choice_1", "met once")
    assert "Ada Lindt and Kim Bora met once" in chosen.visible_text
    assert "open_choice" not in str(chosen.blocks)


def test_an_unknown_word_offers_near_misses_as_buttons(slack: Sandbox) -> None:
    answer = ask(slack, "king")
    assert "Did you mean Kang Kyung-wha?" in answer.visible_text
    chosen = press(slack, answer, "open_choice_0", "meetings with")
    assert "meetings with Kang Kyung-wha" in chosen.text.splitlines()[0]


def test_a_button_of_a_public_answer_shows_a_private_copy(slack: Sandbox) -> None:
    asked = slack.user.say("@meetings Kang Wang")
    answer = slack.observer.wait_for_message(thread_ts=asked.ts)
    public = [m for m in slack.observer.transcript(thread_ts=asked.ts) if not m.ephemeral_to]
    slack.user.click(answer.ts, "open_details", person="mina")
    copy = slack.observer.wait_for_message("Participants", after=answer.ts, thread_ts=asked.ts)
    assert copy.ephemeral_to == "U0MINA00001"
    quotes = press(slack, copy, "open_quotes", "strategic partners", person="mina")
    assert quotes.ts == copy.ts
    assert [
        m for m in slack.observer.transcript(thread_ts=asked.ts) if not m.ephemeral_to
    ] == public


def test_repeated_presses_show_one_private_copy(slack: Sandbox) -> None:
    asked = slack.user.say("@meetings Kang Wang")
    answer = slack.observer.wait_for_message(thread_ts=asked.ts)
    presses = [slack.user.click(answer.ts, "open_details") for _ in range(3)]
    for each in presses:
        assert slack.observer.wait_until_settled(each).outcome == "acked"
    slack.observer.wait_for_message("Participants", after=answer.ts, thread_ts=asked.ts)
    later = slack.user.say("@meetings Kono", thread_ts=asked.ts)
    slack.observer.wait_for_message("Taro Kono", after=later.ts, thread_ts=asked.ts)
    assert len([m for m in private(slack, asked.ts) if "Participants" in m.visible_text]) == 1


def test_a_button_works_with_a_new_index_and_says_so(
    many: Index, store: Store, tmp_path: Path
) -> None:
    with empty_workspace() as workspace:
        with running_bot(workspace, Resources(many, store)):
            answer = ask(workspace, "Lindt Reyes")
            third = press(workspace, press(workspace, answer, "open_next"), "open_next")
        with (
            Index(build_many(tmp_path, 7)) as smaller,
            running_bot(workspace, Resources(smaller, store)),
        ):
            page = press(workspace, third, "open_next", "7 meetings")
            assert "Meetings 6 to 7 of 7" in page.visible_text
            assert "The archive has been updated since" in page.visible_text


def test_a_meeting_missing_from_a_new_index_is_reported(
    index: Index, many: Index, store: Store
) -> None:
    with empty_workspace() as workspace:
        with running_bot(workspace, Resources(many, store)):
            answer = ask(workspace, "Lindt Reyes")
        with running_bot(workspace, Resources(index, store)):
            gone = press(workspace, answer, "open_details")
            assert "This meeting is no longer in the archive" in gone.visible_text


def test_the_payload_of_a_long_question_is_stored_and_expires(many: Index, store: Store) -> None:
    now = [NOW]
    timing = Timing(clock=lambda: now[0], today=lambda: TODAY)
    long = " ".join(["Lindt", "Reyes", *(f"unheardof{letter * 3}" for letter in "abcdefghijkl")])
    with empty_workspace() as workspace, running_bot(workspace, Resources(many, store), timing):
        answer = ask(workspace, long)
        values = [e["value"] for b in answer.blocks for e in b.get("elements", []) if "value" in e]
        assert values
        assert max(map(len, values)) < 400
        page = press(workspace, answer, "open_next", "Meetings 6 to 10")
        now[0] += timedelta(days=31)
        workspace.user.click(page.ts, "open_next")
        told = workspace.observer.wait_for_message("expired", after=page.ts)
        assert told.visible_text.splitlines()[0] == "This answer has expired: ask again."
        assert told.ephemeral_to


def test_an_invalid_button_value_is_reported_as_expired(slack: Sandbox) -> None:
    answer = ask(slack, "Kang Wang")
    sent = slack.observer.wait_until_settled(slack.user.click(answer.ts, "open_details"))
    (action,) = sent.payload["actions"]
    before = after(slack)
    for value in ("", "[1,{}]", '["",[["p","x"]],"m",0,"",""]', "9" * 2_000):
        forged = {**sent.payload, "actions": [{**action, "value": value}]}
        slack.admin.redeliver(replace(sent, payload=forged))
        before = slack.observer.wait_for_message("has expired: ask again", after=before).ts


def test_pages_together_contain_each_meeting_once(lindt: Sandbox) -> None:
    page = ask(lindt, "Lindt Reyes")
    days: list[str] = []
    for last in (5, 10, 15, 20, 25, 30, 35, 37):
        days += [line for line in page.text.splitlines() if ": talks" in line]
        if last < 37:
            page = press(lindt, page, "open_next", f"to {min(last + 5, 37)} of 37")
    assert len(days) == len(set(days)) == 37
