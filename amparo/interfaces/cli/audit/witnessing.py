"""`amparo audit prove` and `witness`: two installations keep each other's log honest, by files on a stick."""

from pathlib import Path

import click

from amparo.interfaces.cli import startup

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
OUT = click.option(
    "--out",
    type=click.Path(dir_okay=False, writable=True, path_type=Path),
    help="Write to this file, not the terminal.",
)


@click.command()
@click.option(
    "--from", "old", type=click.IntRange(0), required=True, help="How many entries the witness has seen; 0 at first."
)
@OUT
def prove(old: int, out: Path | None) -> None:
    """Make the file that shows a witness that nothing it has seen was changed.

    Holds a proof of a few dozen hashes (RFC 6962) that the log as it stands begins with the first entries that the
    witness saw, and the newest signed checkpoint. Bring it to the witness: `amparo audit witness FILE` there.
    """
    startup.settings_read()
    from amparo.trust.audit import proofs, queries, verify
    from amparo.trust.audit.checkpoints import newest
    from amparo.trust.notary import witness as asking

    size = verify.checkpoint_now()
    note = newest()
    if not note:
        startup.refuse("The log of acts has no entries yet: there is nothing to prove.")
    try:
        steps = proofs.consistency(old, queries.hashes(size))
    except ValueError as problem:
        startup.refuse(f"Nothing proven: {problem}.")
    _given(asking.request(old, steps, note), out)


@click.command()
@click.argument("file", type=FILE)
@click.option("--keys", type=FILE, help="The other log's keys (`amparo audit keys` there); needed the first time.")
@OUT
def witness(file: Path, keys: Path | None, out: Path | None) -> None:
    """Check FILE of another Amparo, keep its checkpoint, and give it back cosigned.

    FILE is made there by `amparo audit prove`. It is refused unless the other log signed it and proves that it still
    begins with everything that was witnessed before. Bring what comes out back to the other office: with it they can
    show anyone that this office saw their log as it was.
    """
    startup.settings_read()
    startup.tables_present(lambda sentence: click.echo(sentence, err=True))
    from amparo.trust.notary import notes
    from amparo.trust.notary import witness as seeing

    try:
        introduced = keys.read_text(encoding="utf-8") if keys else ""
        cosigned = seeing.cosign(file.read_text(encoding="utf-8"), introduced)
    except (notes.Unproven, UnicodeDecodeError) as problem:
        startup.refuse(f"Not cosigned: {problem}.")
    except OSError as problem:
        startup.refuse(f"Not cosigned: a file cannot be read or written ({problem.strerror}).")
    _given(cosigned, out)


def _given(text: str, out: Path | None) -> None:
    if out is None:
        click.echo(text, nl=False)
        return
    try:
        out.write_text(text, encoding="utf-8", newline="\n")
    except OSError as problem:
        startup.refuse(f"{out} cannot be written: {problem.strerror}.")
    click.echo(f"Written to {out}.")
