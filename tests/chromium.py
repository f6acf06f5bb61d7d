"""The Chromium that tests drive: the one without a screen where it is installed, which asks a third less of the machine.

It lays out, runs scripts and speaks to passkeys as the other does: the same engine without the frame around it.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


HEARS = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"]
"""A microphone that hums."""


@contextmanager
def running(*more: str) -> "Iterator[Browser]":
    """Start the system's Chromium, with `more` flags, and close it in the end."""
    from playwright.sync_api import sync_playwright

    found = shutil.which("chromium-headless-shell") or shutil.which("chromium") or "/usr/bin/chromium"
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=found, args=[*FLAGS, *more])
        yield browser
        browser.close()
