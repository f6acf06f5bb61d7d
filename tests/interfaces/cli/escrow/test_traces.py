"""What is left of the private half on the machine: nothing."""

import base64
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.interfaces.cli.escrow.ceremonies import ROOT

STORY = """
import json, sys
from amparo.interfaces.cli.main import amparo
from amparo.trust.escrow import ceremony
real, held = ceremony.hold, []
ceremony.hold = lambda names: held.append(real(names)) or held[-1]
def run(*words):
    try:
        amparo(["escrow", *words], prog_name="amparo")
    except SystemExit as ended:
        assert not ended.code, ended.code
names = [word for name in ("A", "B", "C") for word in ("--holder", name)]
run("create", sys.argv[1], *names, "--printed")
shares = list(held[0].shares)
sys.stdin = __import__("io").StringIO("\\n".join(shares[:2]) + "\\n")
run("drill")
secret = __import__("amparo.trust.escrow.shares").trust.escrow.shares.join(shares[:2])
pair = ceremony.pair_of(shares[:2])
sys.stderr.write(json.dumps([shares, secret.hex(), pair.private.hex(), pair.public.hex()]))
"""


def test_nothing_of_the_private_half_is_left_on_the_machine(tmp_path: Path, stick: Path) -> None:
    data, temporary = tmp_path / "data", tmp_path / "tmp"
    temporary.mkdir()
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("AMPARO_", "DJANGO_"))}
    own = {**kept, "AMPARO_DATA": str(data), "TMPDIR": str(temporary), "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", STORY, str(stick)], env=own, cwd=temporary, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    shares, secret, private, public = json.loads(done.stderr)
    written = b"\0".join(
        path.read_bytes() for folder in (data, temporary) for path in folder.rglob("*") if path.is_file()
    )
    assert bytes.fromhex(public) in written, "the scan would find a key"
    for piece in _pieces(bytes.fromhex(secret), bytes.fromhex(private), shares):
        assert piece not in written
    assert (data / "amparo.sqlite3").exists()


def _pieces(secret: bytes, private: bytes, shares: list[str]) -> Iterator[bytes]:
    for key in (secret, private[:32], private[32:64], private[64:]):
        yield from (key, key[:16], key.hex().encode(), base64.b64encode(key)[:20])
    for share in shares:
        words = share.split()
        yield from (" ".join(words[at : at + 2]).encode() for at in range(3, 32))
        yield from (" ".join(words[at : at + 2]).upper().encode() for at in range(3, 32))
