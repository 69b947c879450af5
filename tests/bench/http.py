"""Just enough HTTP for a local server of one call a connection, which may misbehave at will."""

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

JSON, HTML = "application/json", "text/html"


@dataclass(frozen=True, slots=True)
class Call:
    """A call as it came in; `arguments` are those of a form or of a JSON body."""

    method: str
    token: str
    arguments: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Answer:
    """What is sent back."""

    body: object
    status: int = 200
    kind: str = JSON
    headers: tuple[tuple[str, str], ...] = ()

    def encoded(self) -> bytes:
        body = (json.dumps(self.body) if self.kind == JSON else str(self.body)).encode()
        fields = [("Content-Type", self.kind), ("Content-Length", str(len(body))), *self.headers]
        lines = "".join(f"{name}: {value}\r\n" for name, value in fields)
        head = f"HTTP/1.1 {self.status} -\r\n{lines}Connection: close\r\n\r\n"
        return head.encode() + body


async def read_call(reader: asyncio.StreamReader) -> Call:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    path = head[0].split()[1]
    pairs = (line.partition(":") for line in head[1:] if line)
    headers = {name.lower(): value.strip() for name, _, value in pairs}
    body = await reader.readexactly(int(headers.get("content-length", "0")))
    token = headers.get("authorization", "").removeprefix("Bearer ")
    return Call(path.rpartition("/")[2], token, _arguments(headers, body.decode()))


def _arguments(headers: Mapping[str, str], body: str) -> dict[str, Any]:
    if not headers.get("content-type", "").startswith(JSON):
        return dict(parse_qsl(body))
    arguments: dict[str, Any] = json.loads(body or "{}")
    return arguments
