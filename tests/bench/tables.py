"""Tables in Markdown, and their places in the README of this folder."""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

README = Path(__file__).parent / "README.md"


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a table; what follows the first column is numbers."""
    marks = ["---", *["--:"] * (len(head) - 1)]
    lines = [head, marks, *([_shown(cell) for cell in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def put(name: str, words: str, readme: Path = README) -> None:
    """Put what was measured between its two marks in the README."""
    begin, end = f"<!-- {name} -->", f"<!-- end of {name} -->"
    pattern = re.compile(f"{re.escape(begin)}.*?{re.escape(end)}", re.DOTALL)
    text = readme.read_text(encoding="utf-8")
    if not pattern.search(text):
        raise ValueError(f"{readme} has no place for {name}: add {begin} and {end}.")
    put_in = f"{begin}\n{words}\n{end}"
    readme.write_text(pattern.sub(lambda _: put_in, text), encoding="utf-8")


def _shown(cell: object) -> str:
    return f"{cell:,}" if isinstance(cell, int) else str(cell)
