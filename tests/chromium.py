"""Find this machine's Chromium, for the tests of pages and for the screenshots."""

import shutil

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def find_chromium() -> str | None:
    """Return the path of the first Chromium found, or None."""
    return next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
