"""The whole case of Sara through the screens, without JavaScript: Alma works, Bruno approves."""

from uuid import UUID

from django.test import Client
from django.urls import reverse

from amparo.casework.cases import queries
from tests.cast import Cast
from tests.interfaces.staff.cases.filling import answers_of, fill, page_of, said


def go(client: Client, case: UUID, words: str) -> str:
    """Press the main button of the case page, which must say `words`; return where it leads."""
    page = page_of(client.get(reverse("case", args=[case])))
    section = page.xpath("//section[@aria-labelledby='next-thing']")[0]
    for link in section.xpath(".//a[contains(@class, 'govuk-button')]"):
        if words in link.text_content():
            return str(link.get("href"))
    for form in section.xpath(".//form"):
        if words in form.text_content():
            sent = client.post(
                form.get("action"), {one.get("name"): one.get("value") for one in form.xpath(".//input")}
            )
            assert sent.status_code == 302, sent.content.decode()[:500]
            return sent["Location"]
    raise AssertionError(f"no button says {words}: {section.text_content()}")


def do(client: Client, case: UUID, step: str, words: str) -> None:
    """Start the form of a step from the case page, fill it and complete it."""
    review = fill(client, go(client, case, words), answers_of(step))
    sent = client.post(review)
    assert sent.status_code == 302, said(sent)


def approve(client: Client, case: UUID, words: str, then: str = "") -> None:
    """Decide from the case page."""
    sent = client.post(go(client, case, words), {"approve": "yes", "comment": "Well seen.", "then": then})
    assert sent.status_code == 302, said(sent)


def test_sara_from_first_contact_to_closure(cast: Cast, alma: Client, bruno: Client, sara: UUID) -> None:
    do(alma, sara, "first_contact", "Start: First contact")
    do(alma, sara, "screening", "Start: Screening")
    assert queries.case(cast.alma, sara).risk_level == "high"
    do(alma, sara, "assessment", "Start: Assessment")
    approve(bruno, sara, "Decide on: Assessment")
    do(alma, sara, "plan", "Start: Plan")
    approve(bruno, sara, "Decide on: Plan")
    do(alma, sara, "follow_up", "Start: Follow-up")
    do(alma, sara, "review", "Start: Review")
    approve(bruno, sara, "Decide on: Review", then="closure")
    do(alma, sara, "closure", "Start: Closure")
    approve(bruno, sara, "Decide on: Closure")
    assert queries.case(cast.alma, sara).row.status == "closed"
    sent = bruno.post(go(bruno, sara, "Reopen"), {"reason": "She came back."})
    assert sent.status_code == 302
    assert queries.case(cast.alma, sara).row.step == "assessment"
