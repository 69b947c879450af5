"""Requests of other web sites are rejected: foreign host names, forms and frames."""

import pytest

from bot.sandbox import Sandbox
from bot.sandbox.transport.origin_guard import is_loopback
from bot.sandbox.ui.modal_pages import find_safe_path

from .raw_client import post_form, request


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "127.0.0.1:3000", "localhost:3000", "[::1]:3000", "LOCALHOST"]
)
def test_loopback_names_are_accepted(host: str) -> None:
    assert is_loopback(host)


@pytest.mark.parametrize(
    "host",
    [
        "",
        "evil.example",
        "127.0.0.1.evil.example",
        "localhost.evil.example",
        "evil.example@127.0.0.1",
        "127.0.0.1/evil.example",
        "[::1",
        "192.168.0.1:3000",
        "0.0.0.0",  # noqa: S104  a name to reject, not an address to listen on
    ],
)
def test_other_host_names_are_rejected(host: str) -> None:
    assert not is_loopback(host)


@pytest.mark.parametrize("path", ["/channels/diplomacy", "/api/api.test", "/live", "/static/x"])
def test_a_rebound_dns_name_is_rejected(served: Sandbox, path: str) -> None:
    reply = request("GET", served.url + path, headers={"Host": "evil.example"})
    assert reply.status == 403


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://127.0.0.1:1"])
def test_a_form_of_another_site_is_rejected(sandbox: Sandbox, origin: str) -> None:
    url = f"{sandbox.url}/channels/diplomacy/messages"
    assert post_form(url, {"Origin": origin}, text="forged").status == 403
    assert sandbox.observer.transcript() == ()


def test_a_form_of_the_page_is_accepted(sandbox: Sandbox) -> None:
    url = f"{sandbox.url}/channels/diplomacy/messages"
    reply = post_form(url, {"Origin": sandbox.url}, text="hello\r\nthere", thread="")
    assert (reply.status, reply.headers["location"]) == (303, "/channels/diplomacy")
    assert sandbox.observer.transcript()[0].text == "hello\nthere"


def test_pages_forbid_foreign_scripts_and_frames(sandbox: Sandbox) -> None:
    reply = request("GET", f"{sandbox.url}/channels/diplomacy")
    policy = reply.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert "<script>" not in reply.text
    assert " style=" not in reply.text


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/channels/nowhere", 404),
        ("/channels/diplomacy?thread=1.0", 200),
        ("/channels/diplomacy?thread=%3Cscript%3E", 200),
        ("/static/../pages.py", 404),
        ("/nothing", 404),
    ],
)
def test_unknown_addresses_are_not_found(served: Sandbox, path: str, status: int) -> None:
    assert request("GET", served.url + path).status == status


def test_a_form_that_is_too_large_is_rejected(sandbox: Sandbox) -> None:
    url = f"{sandbox.url}/channels/diplomacy/messages"
    assert post_form(url, text="x" * 1_000_001).status == 413


@pytest.mark.parametrize("path", ["/views/V0NOWHERE", "/views/V0NOWHERE/options"])
def test_a_closed_view_accepts_no_form(served: Sandbox, path: str) -> None:
    assert post_form(served.url + path, None, do="submit").status == 404


@pytest.mark.parametrize(
    ("back", "page"),
    [
        ("/channels/diplomacy?thread=1.5", "/channels/diplomacy?thread=1.5"),
        ("/channels/@you", "/channels/@you"),
        ("/home", "/home"),
        ("https://evil.example/", "/"),
        ("//evil.example/channels/diplomacy", "/"),
        ("/channels/../static/x", "/"),
        ("/channels/x\r\nSet-Cookie: a=b", "/"),
    ],
)
def test_a_form_redirects_only_to_pages_of_this_workspace(back: str, page: str) -> None:
    assert find_safe_path(back) == page


@pytest.mark.parametrize("fields", [{}, {"ts": "1.0"}, {"ts": "x", "action_id": "y"}])
def test_a_click_on_an_unknown_element_is_refused(served: Sandbox, fields: dict[str, str]) -> None:
    assert post_form(f"{served.url}/channels/diplomacy/clicks", None, **fields).status == 404
