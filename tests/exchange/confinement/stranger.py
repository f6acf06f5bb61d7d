"""A module that behaves as a file of a stranger might make one behave; run by the tests in the confined process."""

import itertools
import os
import sys
import time

from amparo.exchange.confinement import Limits, keep_to


def main() -> None:
    """Do what is asked in the first argument, within limits."""
    keep_to(Limits(cpu_seconds=1, wall_seconds=3, memory_bytes=200_000_000, answer_bytes=1_000))
    act = sys.argv[1]
    if act == "count":
        sys.stdout.write(str(len(sys.stdin.buffer.read())))
    elif act == "environment":
        sys.stdout.write(" ".join(sorted(os.environ)))
    elif act == "spin":
        for _ in itertools.count():
            pass
    elif act == "sleep":
        time.sleep(600)
    elif act == "talk":
        while True:
            sys.stdout.write("word " * 1000)
    else:
        raise ValueError(act)


if __name__ == "__main__":
    main()
