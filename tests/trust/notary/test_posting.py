"""Checkpoints reach people by mail, over TLS and alone; what fails is told, tried again, and named by the doctor."""

import email
import json
import socket
import ssl
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword
from django.conf import settings

from amparo.config.environment import SettingRefused
from amparo.config.outward import post
from amparo.foundation import clock
from amparo.interfaces.cli import symptoms
from amparo.trust.audit import checkpoints
from amparo.trust.notary import posting, signing
from tests.cast import NOW
from tests.certificate import write_certificate

READERS = ["petra@puente.example", "head@office.example"]


@dataclass
class Post:
    """A mail server that keeps what it was given, and refuses whom it is told to."""

    refused: str = ""
    got: list[tuple[str, Any]] = field(default_factory=list)
    encrypted: list[bool] = field(default_factory=list)

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:
        if address == self.refused:
            return "550 no such person here"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        self.encrypted.append(session.ssl is not None)
        self.got.append((envelope.rcpt_tos[0], email.message_from_bytes(envelope.content, policy=default)))
        return "250 OK"


def _opens(server: Any, session: Any, envelope: Any, mechanism: str, data: Any) -> AuthResult:
    good = isinstance(data, LoginPassword) and (data.login, data.password) == (b"amparo", b"a word")
    return AuthResult(success=good)


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        port: int = found.getsockname()[1]
        return port


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: Any) -> Iterator[Post]:
    """A mail server with STARTTLS and a password on this machine, and settings that name it."""
    certificate, key = write_certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate, key)
    keeps = Post()
    offers = {"tls_context": context, "require_starttls": True, "auth_required": True, "authenticator": _opens}
    controller = Controller(keeps, hostname="127.0.0.1", port=_free_port(), **offers)
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "localhost", controller.port
    settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD, settings.EMAIL_USE_TLS = "amparo", "a word", True
    settings.DEFAULT_FROM_EMAIL, settings.AMPARO_CHECKPOINT_MAIL = "amparo@puente.example", READERS
    with clock.fixed(NOW):
        yield keeps
    controller.stop()


def test_everybody_named_gets_the_signed_note_and_nothing_else_over_tls(office: Post) -> None:
    checkpoints.write(5, bytes(32))
    posting.send()
    assert [to for to, _ in office.got] == READERS
    assert all(office.encrypted)
    for _, mail in office.got:
        saved = mail.get_content().replace("\r\n", "\n")
        assert saved == checkpoints.newest()
        assert signing.Notary().opened(saved).size == 5
        assert mail["Subject"] == f"{signing.origin()} 5"
        assert not list(mail.iter_attachments())


def test_a_mail_follows_an_hour_later_when_there_is_something_new(office: Post) -> None:
    checkpoints.write(5, bytes(32))
    posting.send()
    posting.send()
    checkpoints.write(6, bytes([1]) * 32)
    posting.send()
    assert len(office.got) == 2, "the next one waits"
    with clock.fixed(NOW + timedelta(hours=1)):
        posting.send()
        posting.send()
    assert len(office.got) == 4


def test_one_refused_address_keeps_no_other_from_its_proof_and_is_tried_again(office: Post) -> None:
    office.refused = READERS[0]
    checkpoints.write(5, bytes(32))
    with pytest.raises(posting.Unsent):
        posting.send()
    assert [to for to, _ in office.got] == READERS[1:]
    answer = symptoms.mailed()
    assert (answer.well, READERS[0] in answer.sentence) == (False, True)
    office.refused = ""
    with clock.fixed(NOW + timedelta(minutes=10)):
        posting.send()
    assert [to for to, _ in office.got] == [READERS[1], READERS[0]]
    assert symptoms.mailed().well


def test_a_server_that_is_away_and_one_that_nobody_vouches_for_get_nothing(
    office: Post, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    checkpoints.write(5, bytes(32))
    monkeypatch.delenv("SSL_CERT_FILE")
    with pytest.raises(posting.Unsent):
        posting.send()
    assert {last.problem for last in posting.state().values()} == {"SSLCertVerificationError"}
    settings.EMAIL_PORT = 1
    with pytest.raises(posting.Unsent):
        posting.send()
    assert {last.problem for last in posting.state().values()} == {"ConnectionRefusedError"}
    assert office.got == []


def test_the_doctor_says_when_nothing_was_ever_sent_and_when_nobody_is_named(office: Post, settings: Any) -> None:
    checkpoints.write(5, bytes(32))
    assert "never sent" in symptoms.mailed().sentence
    settings.AMPARO_CHECKPOINT_MAIL = []
    posting.send()
    assert office.got == []
    assert symptoms.mailed().well


def test_a_damaged_memory_of_what_was_sent_costs_a_mail_and_no_proof(office: Post) -> None:
    checkpoints.write(5, bytes(32))
    posting.send()
    path = Path(settings.AMPARO_DATA) / "audit" / "mailed.json"
    assert set(json.loads(path.read_text(encoding="utf-8"))) == set(READERS)
    path.write_text("[", encoding="utf-8")
    posting.send()
    assert len(office.got) == 4


@pytest.mark.parametrize(
    ("url", "wanted"),
    [
        ("", post.Server()),
        ("smtps://u%40x:p%3Aw@mail.example", post.Server("mail.example", 465, "u@x", "p:w", tls_first=True)),
        ("smtp://mail.example:2525", post.Server("mail.example", 2525)),
    ],
)
def test_the_servers_address_is_read_as_it_is_written(monkeypatch: pytest.MonkeyPatch, url: str, wanted: Any) -> None:
    monkeypatch.setenv("AMPARO_MAIL_URL", url)
    assert post.server() == wanted


def test_what_cannot_be_used_is_refused_without_the_password(monkeypatch: pytest.MonkeyPatch) -> None:
    for url in ("http://u:secret@mail", "smtp://u:secret@mail:port", "secret"):
        monkeypatch.setenv("AMPARO_MAIL_URL", url)
        with pytest.raises(SettingRefused) as refused:
            post.server()
        assert "secret" not in str(refused.value)
    server = post.Server("mail.example", 587)
    for name, value, read in (
        ("AMPARO_MAIL_FROM", "", post.sender),
        ("AMPARO_CHECKPOINT_MAIL", "petra", post.readers),
    ):
        monkeypatch.setenv(name, value)
        with pytest.raises(SettingRefused):
            read(server)
    monkeypatch.setenv("AMPARO_CHECKPOINT_MAIL", "a@b.example, a@b.example")
    assert post.readers(server) == ["a@b.example"]
    with pytest.raises(SettingRefused):
        post.readers(post.Server())
