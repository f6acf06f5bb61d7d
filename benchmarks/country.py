"""Loads an invented country with at least so many cases into the data folder; a process of its own, timed."""

import json
import sys
import time

PEOPLE_PER_CASE = 1.87
"""Children mostly share the case of the household's head."""

STEP = 50


def size_for(cases: int) -> int:
    """Return how many people have about `cases` cases."""
    return -(-int(cases * PEOPLE_PER_CASE) // STEP) * STEP


def main() -> None:
    """Load the country and print as JSON how long it took."""
    from amparo.interfaces.cli import startup

    startup.settings_read()
    startup.tables_present(lambda _: None)
    from tqdm import tqdm

    from amparo.casework.cases.models import Case
    from amparo.foundation import clock
    from amparo.interfaces.cli.demo import loading

    size = size_for(int(sys.argv[1]))
    began, worked = time.perf_counter(), time.process_time()
    with tqdm(total=size, desc="Loading", unit=" people", mininterval=5) as bar:

        def tell(done: int) -> None:
            bar.update(done)

        loading.load(size, clock.today(), tell)
    told = {
        "people": size,
        "cases": Case.rows.count(),
        "load_s": time.perf_counter() - began,
        "load_cpu_s": time.process_time() - worked,
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main()
