"""Puts the invented country into an empty Amparo: staff first, then story by story."""

from collections.abc import Callable, Iterator
from datetime import date

from amparo.analysis.equity import actions as equity
from amparo.casework.cases import loading
from amparo.casework.cases.loading.told import Told
from amparo.foundation.policy import Role
from amparo.interfaces.cli.demo.country import generate
from amparo.interfaces.cli.demo.loading import areas
from amparo.interfaces.cli.demo.loading.around import analyses, communities
from amparo.interfaces.cli.demo.loading.around.data_rights import answer_rights
from amparo.interfaces.cli.demo.loading.around.leadership import lead
from amparo.interfaces.cli.demo.loading.around.partnership import keep_registers
from amparo.interfaces.cli.demo.loading.around.sites import surround
from amparo.interfaces.cli.demo.loading.around.together import look_after_work
from amparo.interfaces.cli.demo.loading.around.watched import watch
from amparo.interfaces.cli.demo.loading.coming import ask_services, open_own_files
from amparo.interfaces.cli.demo.loading.directory import list_services
from amparo.interfaces.cli.demo.loading.feedback import report
from amparo.interfaces.cli.demo.loading.figures import publish
from amparo.interfaces.cli.demo.loading.filling import with_forms
from amparo.interfaces.cli.demo.loading.people import Memory, told
from amparo.interfaces.cli.demo.loading.referrals import refer
from amparo.interfaces.cli.demo.loading.staffing import House, at_work, hire, keepers
from amparo.interfaces.cli.demo.story import Story
from amparo.trust import projections
from amparo.trust.audit import verify
from amparo.trust.disclosure import bulk
from amparo.trust.projections import statistics

Progress = Callable[[int], None]
OWN_FILES = 3
"""So many of those who were referred have access to their own file."""


def load(
    size: int,
    today: date,
    progress: Progress = lambda _: None,
    shape: Callable[[Story], Story] = lambda story: story,
) -> None:
    """Load `size` invented people (a multiple of 50) as they stand on `today`; `progress` hears of each one.

    Needs an empty database. Leaves a snapshot of the index of people, so that the first start is quick, and a
    checkpoint of the log. `shape` may leave parts of a story out, for measurements. Raises ValueError for another size.
    """
    memory = Memory(_settled(size, today), today)

    def one_by_one() -> Iterator[Told]:
        for story, forms in with_forms(map(shape, generate(size, today=today))):
            yield told(story, forms, memory)
            progress(1)

    loading.load(one_by_one())
    _work_on(today)
    _leave_ready()


def _work_on(today: date) -> None:
    """Put in what stands on the people of the country: referrals, their own files, figures, what is decided and watched."""
    open_own_files(refer()[:OWN_FILES])
    ask_services()
    areas.enter()
    surround(today)
    publish()
    look_after_work()
    answer_rights()
    lead(today)
    watch(at_work("bruno", Role.SUPERVISOR), today)


def _leave_ready() -> None:
    """Leave what the first start would otherwise have to make."""
    bulk.refresh_statistics()
    projections.current()
    projections.save()
    statistics.released()
    equity.make()
    verify.checkpoint_now()


def _settled(size: int, today: date) -> House:
    """Return the staff of the country, after what does not depend on its people: services, reports, communities."""
    house = hire(size)
    areas.qualify()
    list_services(keepers(house), today, house.agencies["B"])
    keep_registers(keepers(house)[0], today)
    report(house, today)
    communities.work_with(today)
    analyses.analyse(house, today)
    return house
