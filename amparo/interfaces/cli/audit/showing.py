"""`amparo audit checkpoint` and `keys`: what a person carries out of the house, on a stick or on paper."""

import io
from pathlib import Path

import click

from amparo.interfaces.cli import startup


@click.command()
@click.option("--qr", is_flag=True, help="Show it as a QR code in the terminal.")
@click.option(
    "--png",
    type=click.Path(dir_okay=False, writable=True, path_type=Path),
    help="Write the QR code as a picture to be printed.",
)
def checkpoint(qr: bool, png: Path | None) -> None:
    """Make a checkpoint of the log as it stands and show the newest one as text.

    A checkpoint is how long the log is and the root of its tree of hashes, signed with Ed25519 and ML-DSA-44. Nothing in
    it is about anyone. Kept outside this machine it proves everything that came before it. The QR code holds the lines
    and the Ed25519 signature; the ML-DSA-44 signature is too long for one code.
    """
    startup.settings_read()
    from amparo.trust.audit import checkpoints, verify
    from amparo.trust.notary import signing

    verify.checkpoint_now()
    note = checkpoints.newest()
    if not note:
        startup.refuse("The log of acts has no entries yet: there is nothing to be certain of.")
    if not qr and not png:
        click.echo(note, nl=False)
        return
    click.echo(signing.short(note), nl=False)
    _drawn(signing.short(note), qr, png)


def _drawn(text: str, qr: bool, png: Path | None) -> None:
    import segno

    code = segno.make_qr(text, error="m")
    if qr:
        drawing = io.StringIO()
        code.terminal(out=drawing, compact=True)
        click.echo(drawing.getvalue(), nl=False)
    if png:
        try:
            code.save(str(png), kind="png", scale=6)
        except OSError as problem:
            startup.refuse(f"{png} cannot be written: {problem.strerror}.")
        click.echo(f"QR code in {png}.")


@click.command()
def keys() -> None:
    """Show the public keys of this log, for those who check or witness it.

    Give them away freely, and by another way than the checkpoints: whoever has both can be shown no false log. The lines
    are "vkeys" of C2SP signed-note; save them to a file for `amparo audit witness --keys` and tools/verify_log.py.
    """
    startup.settings_read()
    from amparo.trust.notary import notes, signing

    kinds = {
        notes.LOG_ED25519: "Ed25519, under checkpoints of this log",
        notes.COSIGNED_MLDSA44: "ML-DSA-44, under checkpoints of this log and those it witnesses",
        notes.COSIGNED_ED25519: "Ed25519, under checkpoints that it witnesses",
    }
    for kind, meaning in kinds.items():
        click.echo(f"# {meaning}")
        click.echo(signing.own_keys(kind)[0].text())
