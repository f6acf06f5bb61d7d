"""Small files and functions can be read by a newcomer; what is larger is listed, and may only shrink."""

from tests.house.sizes import LIMITS, exceptions, largest


def test_nothing_grows_past_the_habit_of_the_house_unless_it_stands_in_the_ledger() -> None:
    allowed = exceptions()
    too_large = [
        f"{kind},{where},{number}"
        for (kind, where), number in largest().items()
        if number > max(LIMITS[kind][0], allowed.get((kind, where), 0))
    ]
    assert not too_large, "split these (or, with a reason in the commit, add to ledger.csv):\n" + "\n".join(too_large)


def test_nothing_grows_past_the_point_where_everyone_stops() -> None:
    beyond = [f"{where}: {number}" for (kind, where), number in largest().items() if number > LIMITS[kind][1]]
    assert not beyond, "\n".join(beyond)


def test_the_ledger_of_exceptions_only_shrinks() -> None:
    sizes = largest()
    loose = [
        f"{kind},{where}: the ledger says {number}, today it is {sizes.get((kind, where), 0)}"
        for (kind, where), number in exceptions().items()
        if sizes.get((kind, where), 0) < number or number <= LIMITS[kind][0]
    ]
    assert not loose, "run make ledger to lower these lines of ledger.csv:\n" + "\n".join(loose)
