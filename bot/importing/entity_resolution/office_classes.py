"""Offices in a few classes: `Foreign Secretary` and `Minister of Foreign Affairs` are one."""

import re
from functools import lru_cache

# Tried in order; the first that fits names the class
CLASSES = (
    (r"director", "director"),
    (r"crown prince|heir apparent", "heir"),
    (r"foreign|external|relations", "foreign minister"),
    (r"defen[cs]e", "defense minister"),
    (r"vice.?president", "vice president"),
    (r"vice.?premier|deputy prime", "deputy prime minister"),
    (r"prime|premier|taoiseach|chancellor|\bprime min", "prime minister"),
    (r"president-elect", "president"),
    (r"secretary.general|general.secretary|first secretary", "secretary general"),
    (r"secretary of state", "secretary of state"),
    (r"president|generalissimo|head of state", "president"),
    (r"king|queen|emperor|empress|shah|sultan|[ea]mir|grand du(?:ke|chess)|prince", "monarch"),
    (r"pope|pontiff", "pope"),
    (r"chairman|chairperson|chairwoman|\bchair\b", "chairman"),
    (r"governor", "governor"),
    (r"general|marshal|colonel|admiral", "soldier"),
    (r"secretary", "secretary"),
    (r"minister", "minister"),
)  # fmt: skip


@lru_cache(maxsize=65_536)
def office_class(office: str) -> str:
    """Return the class of an office; its own words where there is none."""
    words = office.lower()
    return next((name for pattern, name in CLASSES if re.search(pattern, words)), words)
