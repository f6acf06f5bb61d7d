"""The one next thing of a case in words: a button for who can do it, a sentence for who waits."""

from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.casework.cases import pathway
from amparo.casework.cases import queries as cases
from amparo.interfaces.staff.cases import page, words
from amparo.interfaces.ui.parts import Link
from amparo.trust.disclosure.access import Access

AFTER_FOLLOW_UP = {"reassess": "assessment", "review": "review", "closure": "review", "change_plan": "review"}


@dataclass(frozen=True)
class Thing:
    """The next thing: what it is, a link or a step to start by POST, other ways on, and why it has to wait."""

    text: str
    url: str = ""
    start: str = ""
    why: str = ""
    others: tuple[Link, ...] = ()
    other_starts: tuple[tuple[str, str], ...] = ()
    move: str = ""


def thing(file: cases.CaseFile, view: cases.CaseView, way: cases.Way, can: page.Rights) -> Thing:
    """Return the one next thing for the reader of a case."""
    step = words.step(way.next.step)
    current = way.current
    form_url = reverse("case_form", args=[view.id, current.entry]) if current else ""
    match way.next.kind:
        case "closed":
            return _closed(view, can)
        case "wait" if current is not None:
            return _waiting(file.access, view, current, can)
        case _ if not can.write:
            return Thing("", why=_("Now: %(step)s. The case worker goes on.") % {"step": words.step(way.step)})
        case "go_on":
            return Thing(_("Go on with: %(step)s") % {"step": step}, url=form_url)
        case "mend":
            why = _("The supervisor returned this form with a comment. It stands in the file and on the form.")
            return Thing(_("Mend: %(step)s") % {"step": step}, url=form_url, why=why)
        case "start":
            return Thing(_start(way.next.step), start=way.next.step, other_starts=_other_starts(way, way.next.step))
        case _:
            return _choice(file, view, way, can)


def _start(step: str) -> str:
    return _("Start: %(step)s") % {"step": words.step(step)}


def _other_starts(way: cases.Way, main: str) -> tuple[tuple[str, str], ...]:
    open_ = [move.next for move in way.ways if "case_worker" in move.who and move.next in pathway.FORMS]
    return tuple((step, _start(step)) for step in dict.fromkeys(open_) if step != main)


def _closed(view: cases.CaseView, can: page.Rights) -> Thing:
    if can.supervise:
        return Thing(_("Reopen this case"), url=reverse("case_reopen", args=[view.id]), why=_("This case is closed."))
    return Thing("", why=_("This case is closed. A supervisor can reopen it when work has to go on."))


def _waiting(access: Access, view: cases.CaseView, form: cases.Standing, can: page.Rights) -> Thing:
    step = words.step(form.step)
    if can.supervise and form.author != access.id:
        return Thing(_("Decide on: %(step)s") % {"step": step}, url=reverse("case_decide", args=[view.id, form.entry]))
    why = _("%(step)s is complete and waits for a supervisor's approval. Nobody approves their own work.")
    return Thing("", why=why % {"step": step})


def _choice(file: cases.CaseFile, view: cases.CaseView, way: cases.Way, can: page.Rights) -> Thing:
    """After a follow-up the worker goes on by what was agreed in it; after a review a supervisor says."""
    mine = [move.next for move in way.ways if "case_worker" in move.who or can.supervise]
    if not mine:
        return Thing("", why=_("A supervisor decides how this case goes on."))
    wanted = _agreed(file, way)
    main = wanted if wanted in mine else mine[0]
    others = tuple((step, _start(step)) for step in mine if step != main and step in pathway.FORMS)
    if main in pathway.FORMS:
        return Thing(_start(main), start=main, other_starts=others, move="delivery" if "delivery" in mine else "")
    return Thing(_("Go on with the plan"), move=main, other_starts=others)


def _agreed(file: cases.CaseFile, way: cases.Way) -> str:
    entry = agreed_in(way)
    if entry is None:
        return ""
    answers = file.entry(entry).answers
    said = next((value for path, value in answers.items() if path.endswith("/follow_up_next")), "")
    return AFTER_FOLLOW_UP.get(said, "delivery")


def agreed_in(way: cases.Way) -> UUID | None:
    """Return the entry in which was agreed how to go on: the follow-up, where something is to be chosen after it."""
    chosen_after = way.next.kind == "choose" and way.step == "follow_up"
    return way.current.entry if chosen_after and way.current else None
