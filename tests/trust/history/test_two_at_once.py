"""Two people who save the same record at the same moment, on a database that serves both at once."""

from threading import Barrier, Thread

import pytest
from django.db import connection, connections

from amparo.casework.people import actions, queries
from amparo.foundation import clock
from tests.cast import NOW, make_cast, register_sara


@pytest.mark.django_db(transaction=True)
def test_edits_that_arrive_at_the_same_moment_are_both_kept() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite lets one writer in at a time: there is no same moment")
    with clock.fixed(NOW):
        cast = make_cast()
        sara = register_sara(cast)
    access = cast.alma
    together, problems = Barrier(8), []

    def edit(number: int) -> None:
        try:
            together.wait()
            actions.change(by=access, person=sara, changes={"contact_when": f"at {number}"}, based_on=1)
        except Exception as problem:
            problems.append(problem)
        finally:
            connections.close_all()

    editors = [Thread(target=edit, args=(number,)) for number in range(8)]
    for editor in editors:
        editor.start()
    for editor in editors:
        editor.join()
    assert not problems
    content = queries.person(access, sara).content
    values = {content.fields["contact_when"], *(one["value"] for one in content.conflicts["contact_when"])}
    assert values == {f"at {number}" for number in range(8)}
