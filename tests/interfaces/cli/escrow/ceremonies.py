"""The escrow at the keyboard: what is typed, and what is read of it."""

import io
from pathlib import Path

from click.testing import CliRunner, Result
from pypdf import PdfReader

from amparo.interfaces.cli.main import amparo

ROOT = Path(__file__).resolve().parents[4]


NAMES = ("Ines Iturra", "Jonas Joly", "Karim Khalil")


HOLDERS = [word for name in NAMES for word in ("--holder", name)]


def run(*words: object, typed: str = "") -> Result:
    return CliRunner().invoke(amparo, ["escrow", *map(str, words)], input=typed, prog_name="amparo")


def create(folder: Path, *words: object, typed: str = "y\n") -> Result:
    return run("create", folder, *HOLDERS, *words, typed=typed)


def lines(*shares: str) -> str:
    return "".join(f"{share}\n" for share in shares)


def text_of(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
