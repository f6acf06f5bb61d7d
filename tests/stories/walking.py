"""A member of staff at a browser: signs in, follows links, fills forms by the names of their inputs, in any language."""

import os
import re
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, Response

from amparo.foundation.forms import Form
from tests.cast import PASSPHRASE

SHOTS = Path(__file__).parents[2] / "test-results" / "screens"


class Walker:
    """One person in one browser window of some width, with or without JavaScript."""

    def __init__(self, browser: Browser, address: str, who: str, language: str, width: int, *, scripts: bool) -> None:
        self.address, self.who, self.language = address, who, language
        self.window = browser.new_context(
            java_script_enabled=scripts, viewport={"width": width, "height": 900}, reduced_motion="reduce"
        )
        self.speak(language)
        self.page: Page = self.window.new_page()
        self.visited: dict[str, None] = {}
        self.strict = True
        self.page.on("response", self._remember)
        self.shot = f"{who}-{language}-{width}{'' if scripts else '-noscript'}"
        self._sign_in()

    def speak(self, language: str) -> None:
        """Have pages come in another language from now on."""
        self.window.add_cookies([{"name": "django_language", "value": language, "url": self.address}])

    def _remember(self, response: Response) -> None:
        if response.request.resource_type == "document":
            assert not self.strict or response.status < 400 or response.status == 422, (response.status, response.url)
            if response.request.method == "GET" and response.status == 200:
                self.visited[urlsplit(response.url)._replace(scheme="", netloc="").geturl()] = None

    def _sign_in(self) -> None:
        self.page.goto(f"{self.address}/sign-in/")
        self.page.fill("input[name=login]", self.who)
        self.page.fill("input[name=password]", PASSPHRASE)
        self.send()
        assert "/sign-in/" not in self.page.url

    def go(self, path: str) -> None:
        """Open a path of the site."""
        self.page.goto(self.address + path)

    def follow(self, ending: str) -> None:
        """Follow the first link of the page whose address ends like `ending` (a regular expression)."""
        for _ in range(50):  # the page that a button leads to may still be on its way
            links = self.page.locator("a[href]").evaluate_all("all => all.map(each => each.getAttribute('href'))")
            href = next((each for each in links if re.search(f"{ending}$", each)), None)
            if href is not None:
                break
            self.page.wait_for_timeout(100)
        assert href is not None, f"{self.page.url} has no link to …{ending}"
        self.page.goto(self.address + href if href.startswith("/") else self._beside(href))

    def _beside(self, href: str) -> str:
        return href if "://" in href else self.page.url.split("?")[0] + href

    def put(self, **values: str) -> None:
        """Fill inputs of the page by name: text, the value of a radio, a checkbox or an option."""
        for name, value in values.items():
            self.fill(name, value)

    def fill(self, name: str, value: str) -> None:
        """Fill the input called `name`, whatever kind it is."""
        inputs = self.page.locator(f'main [name="{name}"]')
        kind = inputs.first.evaluate("each => each.tagName == 'SELECT' ? 'select' : each.type")
        if kind in ("radio", "checkbox"):
            for one in value.split():
                self.page.locator(f'main [name="{name}"][value="{one}"]').check()
        elif kind == "select":
            inputs.first.select_option(value)
        else:
            inputs.first.fill(value)

    def send(self, value: str = "") -> None:
        """Press the button of the page's form: the one with `value`, else the first."""
        button = f'main form [type=submit][value="{value}"]' if value else "main form [type=submit]:not([name=repeat])"
        self.page.locator(button).first.click()
        self.page.wait_for_load_state()

    def look(self, name: str) -> None:
        """Keep a picture of the page when STORY_PICTURES is set; pictures take most of a story's time."""
        if not os.environ.get("STORY_PICTURES"):
            return
        SHOTS.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=SHOTS / f"{self.shot}-{name}.png", full_page=True)

    def answer(self, form: Form, answers: dict[str, str]) -> None:
        """Answer every question that the shown page of a form asks and for which there is an answer."""
        for path in self.page.locator('main input[type=hidden][name="asked"]').evaluate_all(
            "all => all.map(e => e.value)"
        ):
            question, value = form.question(path), answers.get(path)
            if value and question and not question.read_only:
                self._one(question.kind, f"q:{path}", value)

    def _one(self, kind: str, name: str, value: str) -> None:
        if kind in ("date", "today"):
            day = date.fromisoformat(value)
            for part in ("day", "month", "year"):
                self.fill(f"{name}-{part}", str(getattr(day, part)))
        else:
            self.fill(name, value)

    def leave(self) -> None:
        """Close the window."""
        self.window.close()
