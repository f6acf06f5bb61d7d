"""`amparo demo`: an invented country to look at, loaded once and then served."""

from collections.abc import Iterator

import click
from tqdm import tqdm

from amparo.interfaces.cli import invented, startup
from amparo.interfaces.cli.serving import listening, staff

USUAL = 2_000
STEP = 50
"""People are invented in blocks of this many."""


@click.command("demo", short_help="Load an invented country and serve it.")
@click.option(
    "--size",
    type=click.IntRange(200, 100_000),
    help=f"How many people to invent, in steps of {STEP} ({USUAL:,} unless said; 100,000 takes long).",
)
@click.option("--no-serve", is_flag=True, help="Load and stop, without serving.")
def demo(size: int | None, no_serve: bool) -> None:
    """Load an invented country, print who can sign in, and serve it.

    The first time this makes the database and fills it with people, journeys and cases, all invented and the same on
    every machine; later it starts within seconds. It refuses a database that already holds anything else. To begin
    anew, delete the data folder (var/ unless AMPARO_DATA says otherwise).
    """
    if size and size % STEP:
        startup.refuse(f"--size is {size}: people are invented in steps of {STEP}, for example {size // STEP * STEP}.")
    startup.settings_read()
    if not no_serve:
        listening.refuse_taken_port("AMPARO_PORT")
    startup.tables_present(click.echo)
    held = invented.people()
    if held is None:
        invented.refuse_anything_else()
        held = size or USUAL
        _load(held)
    elif size not in (None, held):
        startup.refuse(f"The data folder holds a country of {held} people: choose another AMPARO_DATA for {size}.")
    for line in _sign_ins(held):
        click.echo(line)
    if not no_serve:
        click.echo("\nThe public pages, for everybody: run 'amparo portal' (in .venv/bin) in another window.")
        staff.run(f"\nOpen {staff.address()} and sign in as one of them. Ctrl-C stops it.")


def _load(size: int) -> None:
    from amparo.foundation import clock
    from amparo.interfaces.cli.demo import loading

    with invented.loading(size), tqdm(total=size, desc="Inventing a country", unit=" people", disable=None) as bar:

        def tell(done: int) -> None:
            bar.update(done)

        loading.load(size, clock.today(), tell)


_SIGHTS = {
    "alma": "her day, her cases, a whole case from first contact to closure",
    "bruno": "what waits for a supervisor, his team's cases, transfers",
    "chidi": "another agency's own work, and nothing of Alma's",
    "dina": "counts only, no case",
    "eyob": "referrals to him: only what a person agreed to share with his service",
    "farah": "accounts and teams, no case",
    "gita": "what people report about our own work, sensitive reports too",
    "galo": "the same, for appeals against Gita's answers",
    "irene": "public pages, forms, rules and their sources; no record of anybody",
    "petra": "requests about data, legal holds, planted records; a file only as far as it is shown to her",
}


def _sign_ins(size: int) -> Iterator[str]:
    """Yield who can sign in and what each is shown."""
    from amparo.interfaces.cli.demo.casework.staff import staff as invented_staff
    from amparo.interfaces.cli.demo.loading.staffing import CAST, PASSPHRASE

    yield f"\n{size:,} people, all of them invented. The passphrase of all: {PASSPHRASE}"
    for worker in invented_staff(size).workers:
        if worker.key in CAST:
            role = worker.role.replace("_", " ")
            yield f"  {worker.key:<7} {worker.name:<13} {role:<23} {_SIGHTS[worker.key]}"
