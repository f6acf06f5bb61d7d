"""The commands: compile (before anything runs), update (make messages), check (make check)."""

import sys
from pathlib import Path

from tools.messages import catalogues


def main(command: str) -> int:
    """Run one command; return 0, or 1 when a translation is missing or the lists differ."""
    if command == "compile":
        catalogues.compile_stale()
        return 0
    from tools.messages import english

    wanted = english.messages()
    if command == "update":
        for language in catalogues.LANGUAGES:
            open_ = catalogues.update(language, wanted)
            print(
                f"{catalogues.screens(language).relative_to(Path.cwd())}: {len(wanted)} messages, {open_} to translate"
            )
        return 0
    findings = [line for language in catalogues.LANGUAGES for line in catalogues.differing(language, wanted)]
    findings += [line for path in catalogues.everywhere() for line in catalogues.incomplete(path)]
    for line in findings:
        print(line.replace(f"{Path.cwd()}/", ""))
    print(f"{len(wanted)} messages on screens; {len(findings)} problems in translations")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
