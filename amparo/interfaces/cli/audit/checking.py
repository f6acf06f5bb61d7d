"""`amparo audit verify` and `export`: read the whole log here, or take it to another machine to be read there."""

from pathlib import Path

import click
from tqdm import tqdm

from amparo.interfaces.cli import startup


@click.command()
def verify() -> None:
    """Read the whole log again and say whether anything was changed, removed or reordered.

    Compares every entry with its hash, all hashes with the tree, and the tree with each signed checkpoint in the folder
    audit/checkpoints of the data folder. Ends with status 0 when the log is whole, 1 when it is not. Keep checkpoints on
    another machine (AMPARO_CHECKPOINT_DROP, or `amparo audit checkpoint`) and compare with those by tools/verify_log.py:
    they find a log that was replaced together with its own checkpoints.
    """
    startup.settings_read()
    from amparo.trust.audit import queries
    from amparo.trust.audit import verify as proof

    with tqdm(total=queries.size(), unit=" entries", leave=False, disable=None) as bar:

        def tell(done: int) -> None:
            bar.update(done - bar.n)

        verdict = proof.verify(tell)
    if not verdict.sound:
        for finding in verdict.findings:
            click.echo(f"- {finding}", err=True)
        startup.refuse("The log of acts is not whole: keep this machine as it is and tell your security contact.")
    click.echo(f"The log of acts is whole: {verdict.size} entries agree with their hashes and with every checkpoint.")
    click.echo(f"Signed checkpoints cover the first {verdict.covered} of them.")
    if verdict.unsigned:
        click.echo(f"{verdict.unsigned} checkpoints of an older version are not signed: they agree, and prove nothing.")


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, writable=True, path_type=Path))
def export(file: Path) -> None:
    """Write the log to FILE, one entry a line as JSON, for tools/verify_log.py on another machine.

    The file holds codes, times and random ids, no content; sealed details stay here. With an Amparo on PostgreSQL this
    is the way to let somebody else check the log; an SQLite file can be read by the verifier itself.
    """
    startup.settings_read()
    from amparo.trust.audit import export as taking
    from amparo.trust.audit.formats import UnknownFormat

    written = 0
    try:
        with file.open("w", encoding="utf-8", newline="\n") as out:
            for line in taking.lines():
                out.write(line + "\n")
                written += 1
    except UnknownFormat as problem:
        startup.refuse(f"Stopped: {problem}. Run 'amparo audit verify'.")
    except OSError as problem:
        startup.refuse(f"{file} cannot be written: {problem.strerror}.")
    click.echo(f"{written} entries in {file}.")
