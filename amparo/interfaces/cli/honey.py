"""`amparo honey plant`: an invented person among real ones, planted on the machine in the name of a protection-data officer."""

import click

from amparo.interfaces.cli import startup


@click.group()
def honey() -> None:
    """Plant records of people who do not exist.

    Who opens one was looking around: the agency's protection-data officers are told at once, on the screens. Nothing tells
    such a record from others, and it is in no count.
    """


@honey.command("plant")
@click.option("--officer", required=True, help="User name of a protection-data officer, in whose name it is planted.")
@click.option("--team", required=True, help="Name of the team of that agency in whose register the record lies.")
@click.option("--given", "name_given", required=True, help="Given name of the invented person.")
@click.option("--family", "name_family", required=True, help="Family name: of nobody in the register.")
@click.option("--born", "birth_date", required=True, help="Year of birth.")
@click.option("--sex", type=click.Choice(["female", "male"]), required=True, help="Sex of the invented person.")
@click.option(
    "--colleague", required=True, help="Name of an invented colleague who registered the person and has left."
)
def plant(officer: str, team: str, colleague: str, **fields: str) -> None:
    """Plant an invented person and print the code of the record."""
    startup.settings_read()
    startup.tables_present(click.echo)
    from amparo.casework.people import honey as planting
    from amparo.foundation import ids
    from amparo.foundation.errors import Refusal
    from amparo.foundation.policy import Role
    from amparo.trust.accounts import queries as accounts
    from amparo.trust.disclosure.access import access_for

    user = accounts.user_named(officer)
    homes = [each for each in accounts.teams() if user and (each.agency, each.name) == (user.agency_id, team)]
    if user is None or not homes:
        startup.refuse("There is no such officer, or no such team in the officer's agency.")
    try:
        by = access_for(user, Role.PROTECTION_DATA_OFFICER)
        person = planting.plant(by=by, fields=fields, team=homes[0].id, colleague=colleague)
        click.echo(f"Planted: {ids.code(person)}. Keep the name to yourself.")
    except Refusal as refusal:
        startup.refuse(str(refusal.entry))
