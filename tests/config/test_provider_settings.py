"""An identity provider is named whole, with addresses that TLS protects and a secret that nobody else reads, or not at all."""

import importlib.util
from pathlib import Path

import pytest

from amparo.config.environment import SettingRefused
from amparo.config.outward import provider

GOOD = {
    "ISSUER": "https://staff.example/realms/puente",
    "NAME": "Puente Staff",
    "AUTHORIZE": "https://staff.example/auth?tenant=7",
    "TOKENS": "https://staff.example:8443/token",
    "KEYS": "https://staff.example/keys",
    "CLIENT": "amparo",
}


@pytest.fixture
def secret(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A provider that is named whole; the file of its secret."""
    file = tmp_path / "client.secret"
    file.write_text("s3cret of the client\n", encoding="utf-8")
    file.chmod(0o600)
    for name, value in {**GOOD, "SECRET": str(file)}.items():
        monkeypatch.setenv(f"AMPARO_OIDC_{name}", value)
    return file


def refused() -> str:
    with pytest.raises(SettingRefused) as problem:
        provider.told()
    return str(problem.value)


def test_named_whole_it_is_there_and_named_by_nothing_it_is_not(secret: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = provider.told()
    assert told is not None
    assert (told.issuer, told.secret, told.only, told.hours, told.authority) == (
        GOOD["ISSUER"], "s3cret of the client", False, 4, None,
    )  # fmt: skip
    for name in [*GOOD, "SECRET"]:
        monkeypatch.delenv(f"AMPARO_OIDC_{name}")
    assert provider.told() is None


def test_half_a_provider_is_refused_with_what_is_missing(secret: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [*GOOD, "SECRET"]:
        with monkeypatch.context() as patch:
            patch.delenv(f"AMPARO_OIDC_{name}")
            assert f"AMPARO_OIDC_{name} too" in refused()


def test_the_only_way_in_is_never_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AMPARO_OIDC_ONLY", "on")
    assert "AMPARO_OIDC_ISSUER" in refused()


@pytest.mark.parametrize("name", ["ISSUER", "AUTHORIZE", "TOKENS", "KEYS"])
def test_only_a_whole_address_with_tls_is_taken(secret: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    bad = ("http://staff.example/", "staff.example", "https://", "https://a:b@staff.example", "https://staff.example/#x",
           "https://[", "https://staff.example:99999", "https://staff.example/a b", "https://stäff.example")  # fmt: skip
    for address in bad:
        monkeypatch.setenv(f"AMPARO_OIDC_{name}", address)
        assert refused().startswith(f"AMPARO_OIDC_{name} is '{address}'"), address


def test_a_secret_that_others_read_or_that_is_none_is_refused_and_never_shown(
    secret: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    secret.chmod(0o644)
    assert "chmod 600" in refused()
    secret.chmod(0o600)
    for content in (b"", b" \n", b"two\nlines", b"x" * 5000, b"\x00\x01"):
        secret.write_bytes(content)
        assert "in one line" in refused()
    monkeypatch.setenv("AMPARO_OIDC_SECRET", str(tmp_path / "not there"))
    assert "cannot be read" in refused()


def test_an_authority_of_ones_own_must_be_there_and_the_package_too(
    secret: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AMPARO_OIDC_AUTHORITY", str(secret))
    told = provider.told()
    assert told is not None
    assert told.authority == secret
    monkeypatch.setenv("AMPARO_OIDC_AUTHORITY", "/not/there.pem")
    assert "no such file" in refused()
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    assert "one package more" in refused()
