"""The invented country is loaded once, into an empty database only, and always says that it is invented."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from amparo.interfaces.cli import invented
from amparo.interfaces.cli.demo import loading
from amparo.interfaces.cli.main import amparo
from amparo.trust.accounts.actions import make_agency, make_team


@pytest.fixture
def loads(settings: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """An empty data folder, and a list of the sizes that were loaded."""
    settings.AMPARO_DATA = tmp_path
    sizes: list[int] = []
    monkeypatch.setattr(loading, "load", lambda size, today, progress: sizes.append(size))
    return sizes


def _demo(*words: str) -> Result:
    return CliRunner().invoke(amparo, ["demo", "--no-serve", *words])


@pytest.mark.django_db
def test_it_is_loaded_once_and_names_the_cast_each_time(loads: list[int]) -> None:
    first, second = _demo("--size", "250"), _demo()
    assert first.exit_code == second.exit_code == 0, first.output + second.output
    assert loads == [250]
    for name in ("alma", "bruno", "chidi", "dina", "eyob", "farah", "gita", "galo", "irene", "petra"):
        assert f"  {name} " in second.output
    assert invented.is_marked()


@pytest.mark.django_db
def test_it_never_mixes_with_somebodys_work(loads: list[int]) -> None:
    make_team(make_agency("Somebody"), "North", "Capital")
    told = _demo()
    assert told.exit_code == 1
    assert "already holds somebody's work" in told.output
    assert loads == []
    assert not invented.is_marked()


@pytest.mark.django_db
def test_half_a_country_is_not_served(loads: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(loading, "load", interrupted)
    assert _demo().exit_code == 1
    told = _demo()
    assert told.exit_code == 1
    assert "delete the folder" in told.output


@pytest.mark.django_db
@pytest.mark.parametrize("size", ["260", "12", "many"])
def test_a_size_that_cannot_be_is_refused_before_any_work(size: str, loads: list[int]) -> None:
    assert _demo("--size", size).exit_code != 0
    assert loads == []


@pytest.mark.django_db
def test_another_size_asks_for_another_folder(loads: list[int]) -> None:
    _demo("--size", "200")
    told = _demo("--size", "400")
    assert told.exit_code == 1
    assert "AMPARO_DATA" in told.output
