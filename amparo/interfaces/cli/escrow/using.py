"""`amparo escrow status`, `drill` and `open`: how things stand, the quarterly rehearsal, and the real thing."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from amparo.foundation.errors import Refusal
from amparo.interfaces.cli import startup
from amparo.interfaces.cli.escrow import asking
from amparo.interfaces.cli.escrow.making import VISIBLE

if TYPE_CHECKING:
    from amparo.trust.escrow.queries import Standing

GROUNDS = click.Choice(("emergency", "recovery"))


@click.command(short_help="Say who holds the escrow, what it reaches, and when it was tried.")
def status() -> None:
    """Say which escrow key is in use, who holds its shares, how much it opens, and when two shares were last tried.

    Compare the fingerprint with the sheets: if it differs, somebody exchanged the key on this machine.
    """
    startup.settings_read()
    startup.tables_present(click.echo)
    from amparo.trust.escrow import queries

    standing = queries.standing()
    if standing is None:
        startup.refuse(str(Refusal("escrow.none").entry))
    for line in _told(standing):
        click.echo(line)


def _told(standing: "Standing") -> Iterator[str]:
    from amparo.trust.escrow import queries

    drilled = standing.drilled_at
    yield f"Key       {standing.fingerprint}"
    yield f"Since     {standing.installed_at:%Y-%m-%d %H:%M} UTC"
    yield from (f"Share {number}   {name}" for number, name in enumerate(standing.holders, 1))
    yield f"Drill     {drilled:%Y-%m-%d %H:%M} UTC" if drilled else "Drill     never"
    yield f"Opens     {queries.reached():,} data keys"
    if alone := queries.unreached():
        yield f"          {alone:,} more are sealed to people alone, from before there was an escrow"


@click.command(short_help="Try two shares without opening anything.")
@VISIBLE
def drill(visible: bool) -> None:
    """Try whether two shares open what is sealed to the escrow, without touching a record. Do this every quarter.

    Asks for two shares, on the keyboard or from a scanner; take another two of the three each time. The date is kept.
    """
    startup.settings_read()
    startup.tables_present(click.echo)
    from amparo.trust.escrow import actions

    try:
        moment = actions.drill(asking.two_shares(visible))
    except Refusal as refusal:
        startup.refuse(str(refusal.entry))
    click.echo(f"The two shares open the escrow. Noted: {moment:%Y-%m-%d %H:%M} UTC. No record was touched.")


@click.command("open", short_help="Open a restricted case to a worker, with two shares.")
@click.argument("case")
@click.option("--for", "username", required=True, help="User name of the case worker or supervisor.")
@click.option(
    "--because", "ground", type=GROUNDS, required=True, help="A life in danger (24 hours), or nobody left (30 days)."
)
@VISIBLE
def open_case(case: str, username: str, ground: str, visible: bool) -> None:
    """Open the restricted case with code CASE to one worker of its agency. Asks for two shares.

    The worker is named on the case and gets its keys, until the time is over: a supervisor as its supervisor, who can
    give it to a new owner; a case worker on the case team. Owner, supervisors of the team and data protection officers
    are told at once, and the log keeps it. An owner who lost her key gets it back for good.
    """
    startup.settings_read()
    startup.tables_present(click.echo)
    from amparo.casework.emergency import escrow
    from amparo.casework.emergency.rules import Ground

    try:
        asked = escrow.asked(case, username)
        click.echo(f"Opening to {asked.to.name}. Owner, supervisors and data protection officers will be told.")
        shares = asking.two_shares(visible)
        opened = escrow.open_case(code=case, username=username, shares=shares, ground=Ground(ground))
    except Refusal as refusal:
        startup.refuse(str(refusal.entry))
    ends = f"until {opened.until:%Y-%m-%d %H:%M} UTC" if opened.until else "for good"
    click.echo(f"Open to {opened.name} as {opened.role.replace('_', ' ')}, {ends}: {opened.keys} data keys.")


@click.command("report", short_help="Give a report of feedback to a focal point, with two shares.")
@click.argument("report")
@click.option("--for", "username", required=True, help="User name of the focal point, of any agency here.")
@VISIBLE
def give_report(report: str, username: str, visible: bool) -> None:
    """Give the report with code REPORT to one focal point. Asks for two shares.

    For a report that went to escrow alone, because it may concern everybody who reads reports, and for one whose readers
    lost their keys. It belongs to the agency of the focal point from then on. Somebody whom it concerns does not get it.
    """
    startup.settings_read()
    startup.tables_present(click.echo)
    from amparo.casework.feedback import escrow

    try:
        escrow.asked(report, username)
        given = escrow.give(code=report, username=username, shares=asking.two_shares(visible))
    except Refusal as refusal:
        startup.refuse(str(refusal.entry))
    click.echo(f"Given to {given.name}: {given.keys} data keys. They are told.")
