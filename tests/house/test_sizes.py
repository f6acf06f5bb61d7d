"""Small files and functions can be read by a newcomer; what is larger is listed, and may only shrink."""

from tests.house.sizes import LIMITS, exceptions, measured


def _largest() -> dict[tuple[str, str], int]:
    largest: dict[tuple[str, str], int] = {}
    for size in measured():
        key = (size.kind, size.where)
        largest[key] = max(size.number, largest.get(key, 0))
    return largest


def test_nothing_grows_past_the_habit_of_the_house_unless_it_stands_in_the_ledger() -> None:
    allowed = exceptions()
    too_large = [
        f"{kind},{where},{number}"
        for (kind, where), number in _largest().items()
        if number > max(LIMITS[kind][0], allowed.get((kind, where), 0))
    ]
    assert not too_large, "split these (or, with a reason in the commit, add to ledger.csv):\n" + "\n".join(too_large)


def test_nothing_grows_past_the_point_where_everyone_stops() -> None:
    beyond = [f"{where}: {number}" for (kind, where), number in _largest().items() if number > LIMITS[kind][1]]
    assert not beyond, "\n".join(beyond)


def test_the_ledger_of_exceptions_only_shrinks() -> None:
    largest = _largest()
    loose = [
        f"{kind},{where}: the ledger says {number}, today it is {largest.get((kind, where), 0)}"
        for (kind, where), number in exceptions().items()
        if largest.get((kind, where), 0) < number or number <= LIMITS[kind][0]
    ]
    assert not loose, "lower or remove these lines of ledger.csv:\n" + "\n".join(loose)
