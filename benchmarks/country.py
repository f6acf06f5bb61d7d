"""Loads an invented country with about so many cases into the data folder; a process of its own, timed.

The district of the cast and its neighbours (20,000 people) have whole files. Further districts have every person, name,
consent and case, but of each file only the first contact: pages are asked for as Alma, and what lies in files that no
page opens costs loading time and disk, hardly ever a page's time.
"""

import json
import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from amparo.interfaces.cli.demo.story import Story

PEOPLE_PER_CASE = 1.87
"""Children mostly share the case of the household's head."""

STEP = 50
WHOLE = 20_000
"""Records whose case files are whole."""


def size_for(cases: int) -> int:
    """Return how many people have about `cases` cases."""
    return -(-int(cases * PEOPLE_PER_CASE) // STEP) * STEP


def begun(story: "Story") -> "Story":
    """Return a story; beyond the first districts its case has only just begun."""
    case = story.case
    if case is not None and story.record >= WHOLE:
        case.steps, case.notes, case.approvals = case.steps[:1], case.notes[:1], []
        case.tasks, case.incidents, case.goals, case.transfers = [], [], [], []
        case.assessments, case.follow_ups, case.reviews = [], [], []
        case.closure = case.reopened = None
        case.state = "screening"
    return story


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

        loading.load(size, clock.today(), tell, begun)
    told = {
        "people": size,
        "cases": Case.rows.count(),
        "load_s": time.perf_counter() - began,
        "load_cpu_s": time.process_time() - worked,
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main()
