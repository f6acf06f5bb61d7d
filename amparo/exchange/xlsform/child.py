"""The process that opens a form from outside: it may use little time and memory, and then it is gone.

It reads the file's bytes from standard input and writes one JSON object to standard output.
"""

import json
import sys
import warnings
from typing import Any

from amparo.exchange import confinement
from amparo.exchange.xlsform.checking import LIMITS


def main() -> None:
    """Read the file, try to make a form of it, and report tables, XForm or complaints."""
    confinement.keep_to(LIMITS)
    warnings.simplefilter("ignore")
    from amparo.exchange.xlsform.opening import opened

    answer: dict[str, Any]
    try:
        answer = opened(sys.stdin.buffer.read(), sys.argv[1])
    except MemoryError:
        answer = {"complaints": [["", 0, "The form needs far more memory than a form should. It is not opened."]]}
    except RecursionError:
        answer = {"complaints": [["", 0, "The form is nested too deeply."]]}
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    main()
