"""`amparo audit`: questions to the log of acts."""

import click
from tqdm import tqdm

from amparo.interfaces.cli import startup


@click.group()
def audit() -> None:
    """Ask the tamper-evident log of acts.

    Every act and every opening of a record is one entry; entries hold codes and random ids, never content.
    """


@audit.command()
def verify() -> None:
    """Read the whole log again and say whether anything was changed, removed or reordered.

    Compares every entry with its hash, all hashes with the tree, and the tree with each checkpoint in the file
    audit/checkpoints.txt of the data folder. Ends with status 0 when the log is whole, 1 when it is not. Keep copies
    of the checkpoint file on another machine: they find a log that was replaced together with its checkpoints.
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
