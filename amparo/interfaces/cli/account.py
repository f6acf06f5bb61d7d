"""`amparo account`: the very first account of an agency; all others are made on the screens."""

import click

from amparo.interfaces.cli import startup

LANGUAGES = ("en", "es", "fr", "ar")


@click.group()
def account() -> None:
    """Make the first account of an agency.

    Its owner then makes every other account on the screens.
    """


@account.command("create-administrator")
@click.option("--agency", prompt="Name of the agency", help="What the agency is called; made when it is not there.")
@click.option("--user-name", prompt="User name", help="For signing in: small letters, digits, full stops, hyphens.")
@click.option("--name", prompt="Name, as colleagues see it", help="The person's name.")
@click.option("--language", type=click.Choice(LANGUAGES), default="en", show_default=True, help="Language of screens.")
def create_administrator(agency: str, user_name: str, name: str, language: str) -> None:
    """Make the first administrator of an agency and print the code for entering.

    The code works once, within seven days, on the page of sign-in under "Enter for the first time". No passphrase is
    asked here: its owner chooses it on the screen. An agency that has an administrator is refused.
    """
    startup.settings_read()
    startup.tables_present(click.echo)
    from amparo.foundation.errors import Refusal
    from amparo.interfaces.cli import invented
    from amparo.trust.staffing import actions

    if invented.is_marked():
        startup.refuse("This data folder holds the invented country: choose another one with AMPARO_DATA.")
    try:
        code = actions.create_administrator(agency, user_name, name, language)
    except Refusal as refusal:
        startup.refuse(str(refusal.entry))
    click.echo(
        f"User name: {code.username}\nCode:      {code.text}\nIt works once, until {code.until:%Y-%m-%d %H:%M} UTC."
    )
