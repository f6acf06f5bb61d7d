"""`amparo audit`: proves the log of acts, carries its proofs out of the house, and witnesses the logs of others."""

import click

from amparo.interfaces.cli.audit.checking import export, verify
from amparo.interfaces.cli.audit.showing import checkpoint, keys
from amparo.interfaces.cli.audit.witnessing import prove, witness


@click.group()
def audit() -> None:
    """Prove the tamper-evident log of acts, here or elsewhere.

    Every act and every opening of a record is one entry; entries hold codes and random ids, never content. What is
    proven by these commands can be proven without Amparo, too: tools/verify_log.py is one short file.
    """


for command in (verify, export, checkpoint, keys, prove, witness):
    audit.add_command(command)
