"""`amparo backup`, `restore` and `identity`: copies that only people far from this machine can open, and the way back."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from amparo.interfaces.cli import startup

if TYPE_CHECKING:
    from amparo.trust.backups.looking import Restored

FOLDER = click.Path(file_okay=False, path_type=Path)


@click.command(short_help="Make a sealed backup in a folder, open it and count it.")
@click.argument("folder", type=FOLDER)
@click.option("--keep", type=click.IntRange(1, 3650), help="Days to keep main backups of (else AMPARO_BACKUP_KEEP).")
def backup(folder: Path, keep: int | None) -> None:
    """Make a backup in FOLDER while the server goes on, open it and count it.

    Two files are written, sealed with age for the public keys in AMPARO_BACKUP_RECIPIENTS; this machine cannot open
    them. The main file holds the database, the other one the keys to its records. The second is kept for
    AMPARO_GRANTS_DAYS only, here and wherever you copy it: after that, what was destroyed is gone for good. Files past
    their time are removed. Ends with status 1 when the backup could not be made, opened or counted; then earlier
    backups stay as they are.
    """
    startup.settings_read()
    from amparo.trust.backups import making
    from amparo.trust.backups.refusal import Refused

    startup.stop_in_order()
    try:
        made = making.make(folder, keep)
    except Refused as problem:
        startup.refuse(str(problem))
    click.echo(
        f"The backup of {made.manifest.moment:%Y-%m-%d %H:%M} UTC was made, opened and counted: {made.rows:,} rows, "
        f"{made.data_keys:,} data keys, {made.manifest.log['size']:,} entries of the log of acts."
    )
    click.echo(f"{made.main}\n{made.grants}")
    if made.removed:
        click.echo(f"{made.removed} older files have had their day and were removed.")


@click.command(short_help="Put a backup back onto a bare machine.")
@click.argument("folder", type=FOLDER)
@click.option("--identity", type=click.Path(dir_okay=False, path_type=Path), required=True, help="The private key.")
@click.option("--name", default="", help="The main file to put back (else the newest).")
@click.option("--without-grants", is_flag=True, help="Go on when the grants are gone; then no record opens.")
def restore(folder: Path, identity: Path, name: str, without_grants: bool) -> None:
    """Put the newest backup in FOLDER back and say what is there.

    Refuses where a database stands already. Opens both files to their end before it writes anything, then puts back
    database, grants, keys and checkpoints, reads the whole log of acts and tries every data key. Settings are not in a
    backup: set them as before, AMPARO_DATABASE_URL above all. Ends with status 1 when anything is not as it was.
    """
    startup.settings_read()
    from amparo.trust.backups import restoring
    from amparo.trust.backups.refusal import Refused

    startup.stop_in_order()
    try:
        restored = restoring.restore(folder, identity, name, keyless=without_grants)
    except Refused as problem:
        startup.refuse(str(problem))
    for line in _told(restored):
        click.echo(line)
    if not restored.whole:
        startup.refuse("What was put back is not as it was: keep it apart, and try another backup.")
    click.echo("Everybody signs in anew. Start with 'amparo serve'.")


@click.command(short_help="Make the key pair that backups are sealed for.")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def identity(file: Path) -> None:
    """Make a key pair: the private key goes to FILE, the public key is shown.

    Do this on a machine that stays offline, and not on the server: whoever has FILE and a backup can read everything
    in it that is not sealed to people. Keep FILE in two places, on paper too. The public key goes into
    AMPARO_BACKUP_RECIPIENTS; name at least two recipients, so that one lost key loses nothing. Reads no settings and
    makes no data folder.
    """
    from amparo.trust.backups import identities
    from amparo.trust.backups.refusal import Refused

    try:
        click.echo(identities.make(file))
    except Refused as problem:
        startup.refuse(str(problem))


def _told(restored: "Restored") -> Iterator[str]:
    main, verdict = restored.main, restored.verdict
    yield (
        f"Back as of {main.moment:%Y-%m-%d %H:%M} UTC: {sum(main.tables.values()):,} rows in {len(main.tables)} tables, "
        f"made by Amparo {main.program} of installation {main.installation}. What was written later is not in it."
    )
    yield from (f"Table {table} has other rows than it should." for table in restored.miscounted)
    yield _keys_told(restored)
    if restored.past_life:
        yield "These grants are past their life: make a new backup now, and destroy every copy of that file."
    if restored.keyless and restored.grants:
        yield (
            f"{restored.keyless:,} of {restored.compartments:,} sealed compartments have no data key: they were "
            "destroyed, and stay so."
        )
    if verdict.sound:
        yield f"The log of acts is whole: {verdict.size:,} entries agree with their hashes and with every checkpoint."
    yield from (f"The log of acts is not whole: {finding}." for finding in verdict.findings)
    yield from (f"A file that stood here and differed was kept as {path}." for path in restored.aside)


def _keys_told(restored: "Restored") -> str:
    if restored.grants is None:
        return "No record can be opened, by anyone: the grants are gone. The log of acts and the outlines are there."
    count = sum(restored.grants.tables.values())
    if restored.closed_keys:
        return f"{restored.closed_keys:,} of {count:,} data keys do not open with the key of this installation."
    return f"All {count:,} data keys are back, and every one that is meant for the server opens with its key."
