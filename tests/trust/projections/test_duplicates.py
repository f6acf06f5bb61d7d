"""Possible duplicates: the same person in another spelling, not the neighbour, not the sister."""

from uuid import UUID

from amparo.trust.projections import Features, PeopleIndex
from tests.trust.projections.registers import TEAMS, index_of

_OTHERS = {
    UUID(int=900 + n): Features((name,), (), 1970 + n, None, TEAMS[1], "standard")
    for n, name in enumerate(["Petra Novak", "Luis Gomez", "Nino Giorgi", "Rahim Uddin", "Ana Ruiz", "Chukwu Obi"])
}


def _one(name: str, *numbers: str, year: int | None = None, sex: str | None = None) -> Features:
    return Features((name,), numbers, year, sex, TEAMS[0], "standard")


def _found(known: Features, described: Features) -> tuple[float, set[str]]:
    hits = [hit for hit in index_of({UUID(int=1): known, **_OTHERS}).similar(described) if hit.person.int == 1]
    return (hits[0].score, {reason.kind for reason in hits[0].reasons}) if hits else (0.0, set())


def test_the_same_person_in_another_script_and_a_year_apart_comes_first() -> None:
    score, why = _found(
        _one("يوسف عثمان علي", year=1991, sex="male"), _one("Youssef Uthman Ali", year=1990, sex="male")
    )
    assert score > 0.6
    assert why == {"name", "birth_year_near", "sex"}


def test_a_sister_with_the_same_phone_scores_low_and_is_called_a_household() -> None:
    known = _one("Amina Yusuf Ali", "phone:+000 111", year=1995, sex="female")
    score, why = _found(known, _one("Hodan Yusuf Ali", "phone:+000111", year=1996, sex="female"))
    assert score <= 0.45
    assert not why or "perhaps_household" in why


def test_family_name_and_phone_alone_are_not_enough_to_show_anybody() -> None:
    known = _one("Amina Yusuf", "phone:+000111", year=1960, sex="female")
    assert _found(known, _one("Hodan Yusuf", "phone:+000111", year=2001, sex="female"))[0] == 0.0


def test_one_registration_number_weighs_more_than_a_name_spelled_quite_differently() -> None:
    score, why = _found(_one("Gulnaz", "unhcr:AB-1200"), _one("Rosa Maria", "unhcr:ab1200"))
    assert score > 0.6
    assert why == {"identifier"}


def test_a_grandfather_left_out_does_not_hide_a_duplicate() -> None:
    full = _one("Tesfaye Gebremedhin Haile", year=1983, sex="male")
    assert _found(full, _one("Tesfaye Gebremedhin", year=1983, sex="male"))[0] > 0.6


def test_another_sex_and_another_generation_speak_against_it() -> None:
    known = _one("Tsegay Berhe", year=1950, sex="male")
    apart = _found(known, _one("Tsegay Berhe", year=2001, sex="female"))[0]
    assert apart < _found(known, _one("Tsegay Berhe", year=1950, sex="male"))[0] - 0.3


def test_a_round_year_says_less_than_an_exact_one() -> None:
    heaped = _found(_one("Tsegay Berhe", year=1990), _one("Tsegay Berhe", year=1990))[0]
    exact = _found(_one("Tsegay Berhe", year=1991), _one("Tsegay Berhe", year=1991))[0]
    assert heaped < exact


def test_a_common_name_alone_is_weaker_than_a_rare_one() -> None:
    crowd = {UUID(int=500 + n): _one("Mohamed Ali", year=1960 + n) for n in range(40)}
    index = index_of({UUID(int=1): _one("Mohamed Ali"), UUID(int=2): _one("Tsegay Berhe"), **crowd, **_OTHERS})
    common = {hit.person.int: hit.score for hit in index.similar(_one("Mohamed Ali"), limit=60)}
    rare = {hit.person.int: hit.score for hit in index.similar(_one("Tsegay Berhe"))}
    assert common.get(1, 0.0) < rare[2]


def test_two_words_written_as_one_are_compared_with_the_pair() -> None:
    assert _found(_one("Haile Mariam", year=1988), _one("Hailemariam", year=1988))[0] > 0.3
    assert _found(_one("Hailemariam", year=1988), _one("Haile Mariam", year=1988))[0] > 0.3


def test_somebody_without_a_name_like_it_is_not_shown() -> None:
    assert (
        _found(_one("Ngozi Adebayo", year=1990, sex="female"), _one("Iryna Koval", year=1990, sex="female"))[0] == 0.0
    )


def test_of_a_few_people_of_one_worker_a_name_weighs_as_it_is_rare_in_the_register() -> None:
    own, register = PeopleIndex(), PeopleIndex()
    own.put(UUID(int=1), _one("Zainab Rustum", year=2010))
    described = _one("Zaynab Rustum", year=2010)
    assert own.similar(described) == [], "alone it does not know that the name is rare"
    rare = own.similar(described, among=register)[0].score
    for number in range(60):
        register.put(UUID(int=100 + number), _one("Zainab Rustum", year=1940 + number))
    common = own.similar(described, among=register)
    assert not common or common[0].score < rare
