"""What `amparo doctor` says of an identity provider."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from amparo.interfaces.cli import symptoms
from tests.provider import Little, little_provider


@pytest.fixture
def little(tmp_path: Path, settings: Any) -> Iterator[Little]:
    with little_provider(tmp_path) as found:
        settings.AMPARO_OIDC, settings.ALLOWED_HOSTS = found.told, ["localhost"]
        yield found


def test_where_none_is_named_nobody_is_asked(settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["amparo.example"]
    assert symptoms.provider() == (True, "none is named: accounts are opened and closed here alone")


def test_one_that_answers_at_the_same_time_is_well(little: Little) -> None:
    assert symptoms.provider() == (True, "it answers over checked TLS with 1 keys, at the same time as this machine")


def test_the_way_back_over_http_is_no_way(little: Little, settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["localhost", "amparo.example"]
    answer = symptoms.provider()
    assert not answer.well
    assert "over HTTP" in answer.sentence
    assert little.asked == []
    settings.AMPARO_HTTPS = True
    assert symptoms.provider().well


def test_one_that_is_not_trusted_or_publishes_nothing_needs_a_person(little: Little, settings: Any) -> None:
    settings.AMPARO_OIDC = little.told.__class__(**vars(little.told) | {"authority": None})
    assert "TLS that is trusted here" in symptoms.provider().sentence
    settings.AMPARO_OIDC = little.told
    for said in ({"keys": []}, {"keys": "none"}, {}, {"keys": [{"kty": "oct", "k": "c2VjcmV0"}]}):
        little.answers["/keys"] = lambda way, said=said: way._say(200, said)
        answer = symptoms.provider()
        assert (answer.well, "no key that can be used" in answer.sentence) == (False, True), said


def test_clocks_that_differ_are_told(little: Little) -> None:
    def late(way: Any) -> None:
        way.date_time_string = lambda: "Fri, 27 Nov 2020 09:30:00 GMT"
        way._say(200, {"keys": [little.key.as_dict(private=False)]})

    little.answers["/keys"] = late
    answer = symptoms.provider()
    assert (answer.well, "seconds apart" in answer.sentence) == (False, True)
