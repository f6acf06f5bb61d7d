"""Somebody reports in Arabic on a phone without JavaScript, a focal point answers, they come back, read it and appeal.

A recording goes along as a file: first one in a wrong format, which loses nothing typed.

Then axe looks at the pages of this story, for the public and for staff, in four languages.
"""

import json

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.stories.conftest import House, command
from tests.stories.looking import shapes, violations
from tests.stories.walking import Walker

pytestmark = pytest.mark.browser
PHONE = 390
WORDS = "طلب مني مالاً قبل أن أرى القائمة."
VOICE = b"OggS\x00\x02" + bytes(range(256)) * 8
NO_VOICE = {"name": "voice.ogg", "mimeType": "audio/ogg", "buffer": b"no recording at all"}


@pytest.fixture(scope="module")
def report(house: House, chromium: Browser) -> str:
    """Let somebody report, Gita answer, and the person come back; return the report's path for staff."""
    gita, galo = (Walker(chromium, house.staff.address, who, "en", 1280, scripts=False) for who in ("gita", "galo"))
    galo.leave()  # who signed in once has a key, and from the next minute on a letterbox
    command(house.staff.folder, "worker", "--once")
    window = chromium.new_context(java_script_enabled=False, viewport={"width": PHONE, "height": 800}, locale="ar")
    page = window.new_page()
    receipt = tells(house, page)
    path = answers(gita)
    comes_back(house, page, receipt)
    gita.go(path)
    expect(gita.page.get_by_text("Somebody else has to look at it now.").first).to_be_visible()
    expect(gita.page.get_by_text("هذا لا يكفي")).to_be_visible()
    bruno = Walker(chromium, house.staff.address, "bruno", "en", 1280, scripts=False)
    bruno.strict = False
    bruno.go(path)
    expect(bruno.page.get_by_text("not here, or it is not yours")).to_be_visible()
    for walker in (gita, bruno):
        walker.leave()
    window.close()
    return path


def tells(house: House, page: Page) -> tuple[str, str]:
    """Report in Arabic without JavaScript and without a name; return receipt and PIN."""
    page.goto(f"{house.door}/ar/")
    page.get_by_role("link", name="قل لنا رأيك أو قدّم شكوى").click()
    page.get_by_role("link", name="أخبرنا بشيء").click()
    page.get_by_role("link", name="Puente Amparo").click()
    page.get_by_label("مال أو رشاوى أو مساعدات أُخذت أو بيعت").check()
    page.locator("textarea").fill(WORDS)
    page.get_by_label("شخص من الفريق: North").check()
    page.get_by_role("button", name="إرسال").click()
    expect(page.get_by_role("alert")).to_be_visible()
    assert page.locator("textarea").input_value() == WORDS, "nothing typed is lost"
    page.get_by_label("يمكنكم حفظ ما أكتبه هنا").check()
    page.locator("[name=voice]").set_input_files(NO_VOICE)
    page.get_by_role("button", name="إرسال").click()
    expect(page.locator("#id_voice-error")).to_be_visible()
    assert page.locator("textarea").input_value() == WORDS, "nothing typed is lost"
    page.locator("[name=voice]").set_input_files({**NO_VOICE, "buffer": VOICE})
    page.get_by_role("button", name="إرسال").click()
    return page.locator("#number").inner_text(), page.locator("#pin").inner_text()


def answers(gita: Walker) -> str:
    """Take the report and answer it; return its path."""
    gita.go("/feedback/")
    link = gita.page.locator("main table a").first
    path = link.get_attribute("href") or ""
    link.click()
    expect(gita.page.get_by_text(WORDS)).to_be_visible()
    with gita.page.expect_download() as taken:
        gita.page.get_by_role("link", name="Download the recording").click()
    assert taken.value.path().read_bytes() == VOICE
    gita.page.get_by_role("button", name="I take care of it").click()
    gita.follow("/complained-of/")
    gita.page.get_by_label("Bruno").check()
    gita.send()
    gita.follow("/answer/")
    gita.put(done="سألنا الجميع وغيّرنا القائمة.", final="yes")
    gita.send()
    return path


def comes_back(house: House, page: Page, receipt: tuple[str, str]) -> None:
    """Read the answer with receipt and PIN, in the digits of one's own script, and appeal."""
    arabic = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
    page.goto(f"{house.door}/ar/say/back/")
    page.locator("[name=number]").fill(receipt[0].translate(arabic))
    page.locator("[name=pin]").fill("000000" if receipt[1] != "000000" else "000001")
    page.get_by_role("button").last.click()
    expect(page.get_by_role("alert")).to_be_visible()
    page.locator("[name=pin]").fill(receipt[1].translate(arabic))
    page.get_by_role("button").last.click()
    expect(page.get_by_text("سألنا الجميع وغيّرنا القائمة.")).to_be_visible()
    assert WORDS not in page.content(), "what was told is not shown again"
    page.locator("textarea").fill("هذا لا يكفي")
    page.locator("[name=act][value=appeal]").click()
    expect(page.get_by_role("status")).to_be_visible()


def test_a_report_in_arabic_on_a_phone_without_javascript_is_answered_read_and_appealed(report: str) -> None:
    assert report.startswith("/feedback/")


@pytest.mark.parametrize(("language", "width"), [("en", 1280), ("es", PHONE), ("fr", 1280), ("ar", PHONE)])
def test_axe_finds_nothing_on_the_pages_of_feedback(
    house: House, report: str, chromium: Browser, language: str, width: int
) -> None:
    found = {}
    gita = Walker(chromium, house.staff.address, "galo", language, width, scripts=True)
    steps = ["", *(f"{name}/" for name in ("answer", "note", "sort", "aside", "double", "assign", "complained-of"))]
    for path in ["/feedback/", "/feedback/published/", "/feedback/published/new/", *(report + step for step in steps)]:
        gita.go(path)
        if broken := violations(gita.page):
            found[path] = broken
    assert shapes(gita.visited)
    gita.leave()
    window = chromium.new_context(viewport={"width": width, "height": 800}, bypass_csp=True)
    page = window.new_page()
    page.goto(f"{house.door}/{language}/say/new/")
    form = page.locator("main li a").first.get_attribute("href") or ""
    for path in (
        f"/{language}/say/",
        f"/{language}/say/new/",
        f"/{language}/say/back/",
        f"/{language}/say/done/",
        form,
    ):
        page.goto(house.door + path)
        found |= {path: broken} if (broken := violations(page)) else {}
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
    page.locator("[name=voice]").set_input_files(NO_VOICE)
    page.locator("main form [type=submit]").first.click()
    page.wait_for_load_state()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "the form with problems"
    found |= {"the form with problems": broken} if (broken := violations(page)) else {}
    page.locator("[name=category]").first.check()
    page.locator("[name=words]").fill("…")
    page.locator("[name=kept]").check()
    page.locator("main form [type=submit]").first.click()
    expect(page.locator("#number")).to_be_visible()
    found |= {"the receipt": broken} if (broken := violations(page)) else {}
    window.close()
    assert not found, json.dumps(found, indent=1, ensure_ascii=False)
