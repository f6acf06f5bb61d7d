"""The process that opens a file from outside: it may use little time and memory, and then it is gone.

It reads the file's bytes from standard input and writes one JSON object to standard output.
"""

import json
import sys
import warnings
from typing import Any

CPU_SECONDS = 10
MEMORY_BYTES = 512 * 1024 * 1024
LARGEST_ANSWER = 30_000_000


def limit() -> None:
    """Limit this process's CPU time, memory and files; where the system knows no such limits, the parent's clock counts."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_FSIZE, (LARGEST_ANSWER, LARGEST_ANSWER))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main() -> None:
    """Read the file, try to make a form of it, and report tables, XForm or complaints."""
    limit()
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
