"""Ask two holders for their shares: typed unseen, scanned from the sheet, or read from a pipe; never an argument."""

import sys

import click

from amparo.foundation.errors import Refusal
from amparo.interfaces.cli import startup

TRIES = 5


def two_shares(visible: bool) -> list[str]:
    """Return two shares, each checked as soon as it is there: a misread word costs its holder 33 words, not 66."""
    return [_share(place, visible) for place in ("first", "second")]


def _share(place: str, visible: bool) -> str:
    typing = sys.stdin.isatty()
    for _try in range(TRIES if typing else 1):
        words = _line(f"Share of the {place} holder, 33 words or the scanned code", typing, visible)
        problem = _problem(words)
        if not problem:
            return words
        click.echo(problem, err=True)
    return startup.refuse(f"The share of the {place} holder was not read. Nothing was done.")


def _line(prompt: str, typing: bool, visible: bool) -> str:
    if typing:
        return str(click.prompt(prompt, hide_input=not visible, prompt_suffix=":\n"))
    return sys.stdin.readline()


def _problem(words: str) -> str:
    from amparo.trust.escrow import shares

    try:
        shares.check(words)
    except Refusal as refusal:
        return str(refusal.entry)
    return ""
