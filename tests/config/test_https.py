"""Promises of AMPARO_HTTPS=on, tried in a process of its own because settings are read once: nothing goes without TLS."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ASK = """
import json, django
from django.conf import settings
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
call_command("createcachetable", verbosity=0)
from django.test import Client
from tests.cast import PASSPHRASE, make_cast
def told(response):
    cookies = {name: {key: one[key] for key in ("secure", "httponly", "samesite", "path", "domain")}
               for name, one in response.cookies.items()}
    return {"status": response.status_code, "headers": dict(response.headers), "cookies": cookies}
client = Client(headers={"host": "localhost"}, enforce_csrf_checks=True)
answers = {"plain": told(client.get("/sign-in/")), "door": told(client.get("/sign-in/", secure=True))}
token = client.cookies[settings.CSRF_COOKIE_NAME].value
language = {"language": "ar", "csrfmiddlewaretoken": token}
origin = {"origin": "https://localhost", "host": "localhost"}
answers["language"] = told(client.post("/language/", language, secure=True, headers=origin))
elsewhere = {"origin": "https://elsewhere.example", "host": "localhost"}
answers["foreign"] = told(client.post("/language/", language, secure=True, headers=elsewhere))
alma = make_cast().users["alma"]
known = {"login": "alma", "password": PASSPHRASE, "csrfmiddlewaretoken": token}
answers["in"] = told(client.post("/sign-in/", known, secure=True, headers=origin))
token = client.cookies[settings.CSRF_COOKIE_NAME].value
client.force_login(alma, "allauth.account.auth_backends.AuthenticationBackend")
answers["out"] = told(client.post("/sign-out/", {"csrfmiddlewaretoken": token}, secure=True, headers=origin))
answers["script"] = told(Client(headers={"host": "localhost"}).get("/static/ui/app.js", secure=True))
print(json.dumps(answers))
"""


def under_https(folder: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    """Run Python with the product's own settings, with HTTPS on, on a fresh data folder."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("AMPARO_", "DJANGO_"))}
    environ = kept | {
        "AMPARO_DATA": str(folder), "AMPARO_HTTPS": "on", "AMPARO_ALLOWED_HOSTS": "localhost",
        "DJANGO_SETTINGS_MODULE": "amparo.config.settings",
    }  # fmt: skip
    return subprocess.run(
        [sys.executable, *arguments], env=environ, cwd=ROOT, capture_output=True, text=True, check=False
    )


def test_djangos_own_check_before_deployment_finds_nothing(tmp_path: Path) -> None:
    run = under_https(tmp_path, "-m", "django", "check", "--deploy", "--fail-level", "INFO")
    assert run.returncode == 0, run.stderr
    assert "no issues" in run.stdout
    assert "(1 silenced)" in run.stdout, "only the preload list is left out, with its reason in the settings"


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict]:
    """What the program answers under HTTPS."""
    run = under_https(tmp_path_factory.mktemp("https"), "-c", ASK)
    assert run.returncode == 0, run.stderr
    found: dict[str, dict] = json.loads(run.stdout.splitlines()[-1])
    return found


def test_every_cookie_is_bound_to_this_host_and_to_https_and_out_of_reach_of_scripts(answers: dict[str, dict]) -> None:
    cookies = {name: one for answer in answers.values() for name, one in answer["cookies"].items()}
    assert set(cookies) == {
        "__Host-amparo", "__Host-csrftoken", "__Host-django_language", "__Host-amparo_device", "__Host-amparo_key",
    }  # fmt: skip
    for name, one in cookies.items():
        secure = one["secure"] or one["samesite"]  # a cookie that is taken away keeps only its name and path
        assert (secure and True, one["path"], one["domain"]) == (True, "/", ""), name
    for name, answer in (
        ("__Host-csrftoken", "door"),
        ("__Host-django_language", "language"),
        ("__Host-amparo_device", "in"),
        ("__Host-amparo_key", "in"),
    ):
        one = answers[answer]["cookies"][name]
        assert (one["secure"], one["httponly"], one["samesite"]) == (True, True, "Strict"), name


def test_browsers_are_told_for_a_year_to_come_by_https_alone(answers: dict[str, dict]) -> None:
    for name in ("door", "language", "out", "script"):
        assert answers[name]["headers"]["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains", name


def test_who_comes_without_https_is_sent_there_and_gets_no_cookie(answers: dict[str, dict]) -> None:
    assert answers["plain"]["status"] == 301
    assert answers["plain"]["headers"]["Location"] == "https://localhost/sign-in/"
    assert answers["plain"]["cookies"] == {}


def test_a_form_sent_from_another_site_is_refused_and_from_ours_taken(answers: dict[str, dict]) -> None:
    assert (answers["language"]["status"], answers["foreign"]["status"]) == (302, 403)


def test_signing_out_ends_the_session_and_tells_the_browser_to_forget(answers: dict[str, dict]) -> None:
    assert answers["out"]["status"] == 302
    assert answers["out"]["headers"]["Clear-Site-Data"] == '"cache", "storage"'
    assert "__Host-amparo" in answers["out"]["cookies"], "the session cookie is taken away"
