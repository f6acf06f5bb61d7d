"""Axe and the scales: every kind of page that was visited, once more in a language, whole and weighed."""

import json
from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.stories.conftest import Server
from tests.stories.sara import Visited
from tests.stories.walking import Walker

# What colours can depend on: what an element stands in, classes, which attributes it has; not words, addresses, languages.
DRAWN = """() => {
    const page = `${document.documentElement.dir} ${innerWidth}`;
    const own = each => [each.tagName, each.className.baseVal ?? each.className, each.checked, each.disabled,
        ...each.getAttributeNames().filter(name => !['lang', 'dir', 'hreflang'].includes(name))].join(' ');
    const within = each => each === document.body ? page : within(each.parentElement) + ' > ' + own(each);
    return [...new Set([...document.body.querySelectorAll('*')].map(within))];
}"""
COLOURS_JUDGED: set[str] = set()
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
HEAVIEST = 150 * 1024
LOOKS = (("en", 1280), ("es", 390), ("fr", 1280), ("ar", 390))
"""Every language once: on a desk or on a telephone, and from right to left where a page is narrow."""


def axe_finds_nothing(server: Server, chromium: Browser, visited: Visited, language: str, width: int) -> None:
    """Fail where a page breaks a rule of WCAG 2.2 AA, or weighs more than 150 KB on its first load."""
    assert len(visited["alma"]) > 40
    found, heavy = {}, {}
    for who, paths in visited.items():
        walker = Walker(chromium, server.address, who, language, width, scripts=True)
        walker.strict = False  # a page may be gone by now; what stands in its place is looked at too
        weighed = _weighing(walker)
        for path in shapes(paths):
            weighed.clear()
            walker.go(path)
            if sum(weighed) > HEAVIEST:
                heavy[path] = sum(weighed)
            if broken := violations(walker.page):
                found[path] = broken
        walker.leave()
    assert not found, json.dumps(found, indent=1, ensure_ascii=False)
    assert not heavy, heavy


def in_every_language(server: Server, chromium: Browser, paths: Mapping[str, Sequence[str]]) -> None:
    """Fail where a page that somebody opens breaks a rule of WCAG 2.2 AA or is wider than its screen, in any language."""
    found: dict[str, object] = {}
    for who, opened in paths.items():
        walker = Walker(chromium, server.address, who, LOOKS[0][0], LOOKS[0][1], scripts=True)
        for language, width in LOOKS:
            walker.speak(language)
            walker.page.set_viewport_size({"width": width, "height": 900})
            for path in opened:
                judged(walker.page, server.address + path, found)
        walker.leave()
    assert not found, json.dumps(found, indent=1, ensure_ascii=False)


def judged(page: Page, address: str, found: dict[str, object]) -> None:
    """Look at a page as axe and a ruler do, and add what they find."""
    page.goto(address)
    which = f"{urlsplit(address).path} ({page.evaluate('document.documentElement.lang')})"
    if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
        found[f"{which} is too wide"] = page.viewport_size
    if broken := violations(page):
        found[which] = broken


def violations(page: Page) -> list[tuple[str, str]]:
    """Return the rules of WCAG 2.2 AA that a page breaks, each with the first place where it does.

    Contrast is most of axe's work: it is judged once for whatever is drawn alike, on other pages or in other words.
    """
    drawn = set(page.evaluate(DRAWN))
    options = {"runOnly": RULES, "resultTypes": ["violations"]}
    if drawn <= COLOURS_JUDGED:
        options["rules"] = {"color-contrast": {"enabled": False}}
    broken = Axe().run(page, options=options).response["violations"]
    if not broken:
        COLOURS_JUDGED.update(drawn)
    return [(one["id"], one["nodes"][0]["html"][:200]) for one in broken]


def _weighing(walker: Walker) -> list[int]:
    """Return the list to which every request of the walker's page adds its weight; nothing comes from a cache."""
    sizes: list[int] = []
    walker.window.new_cdp_session(walker.page).send("Network.setCacheDisabled", {"cacheDisabled": True})
    walker.page.on("requestfinished", lambda request: sizes.append(_weight(request)))
    return sizes


def shapes(paths: dict[str, None]) -> list[str]:
    """Return the last path of each kind of page: the case that stays open comes last."""
    kinds: dict[str, str] = {}
    for path in paths:
        parts = ["#" if len(part) == 36 and part.count("-") == 4 else part for part in path.split("/")]
        kinds["/".join(parts)] = path
    return list(kinds.values())


def _weight(request: object) -> int:
    sizes = request.sizes()  # type: ignore[attr-defined]
    return int(sizes["responseBodySize"] + sizes["responseHeadersSize"])
