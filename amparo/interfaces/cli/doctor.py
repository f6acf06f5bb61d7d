"""`amparo doctor`: looks at the installation and says what to do; repairs nothing itself."""

import click

from amparo.interfaces.cli import startup
from amparo.interfaces.cli.symptoms import QUESTIONS


@click.command(short_help="Look at the installation and say what to do.")
def doctor() -> None:
    """Check folders, keys, database, its second lock and its seal, log of acts, clock, disk, backups, escrow and HTTPS.

    Says what to do about each.

    Repairs nothing itself and shows no personal data. Ends with status 0 when all is well, 1 when something needs a person.
    """
    startup.settings_read()
    sick = 0
    for title, ask in QUESTIONS:
        answer = ask()
        sick += not answer.well
        click.echo(f"{'well' if answer.well else 'LOOK'}  {title}: {answer.sentence}")
    if sick:
        startup.refuse(f"{sick} of {len(QUESTIONS)} need a person.")
    click.echo("All is well.")
