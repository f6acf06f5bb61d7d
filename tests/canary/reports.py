"""Plant reports: one for supervisors, too, one that is sensitive and complains of Alma's team, one about that team."""

from amparo.casework.directory import finder
from amparo.casework.feedback import actions, admission, intake, returning
from amparo.casework.feedback.kinds import About
from amparo.casework.feedback.letterboxes import Ticked, building
from amparo.casework.feedback.letterboxes.telling import Telling
from amparo.casework.feedback.models import Report
from amparo.casework.self_referrals import door
from amparo.casework.self_referrals.door import Asking
from amparo.foundation import ids
from tests.canary.planting import Planted
from tests.cast import Cast

MATTERS = {
    "standard": ("quality", "south"),
    "restricted": ("sexual_exploitation", "north"),
    "blocked": ("targeting", "north"),
}


def plant_reports(cast: Cast, planted: Planted) -> None:
    """Let somebody report, add and appeal; let a focal point answer, write notes and mark Bruno as complained of."""
    building.build()
    for name, (category, team) in MATTERS.items():
        word = lambda name=name: planted.word(f"{name}/feedback")  # noqa: E731
        about = Ticked(About.TEAM, str(getattr(cast, team).pk))
        contact = {part: word() for part in ("way", "when", "not_know")}
        voice = b"OggS\x00" + word().encode()
        told = Telling(cast.puente.pk, category, word(), "en", ids.new(), about, contact, voice=voice)
        receipt = intake.receive(told)
        admission.take_in()
        report = planted.reports[name] = Report.rows.get(sending=told.sending).pk
        actions.note(by=cast.gita, report=report, text=word())
        actions.name_complained(by=cast.gita, report=report, users=[cast.bruno.id] if name == "restricted" else [])
        actions.answer(by=cast.gita, report=report, done=word(), not_possible=word(), why=word())
        assert receipt
        reporter = returning.enter(number=receipt.number, pin=receipt.pin)
        returning.add(reporter, word())
        returning.appeal(reporter, word())
        admission.take_in()
    planted.published = actions.publish(by=cast.hana, language="en", said="The queue is long.", done="A second desk.")


def plant_asked(cast: Cast, planted: Planted) -> None:
    """Let somebody ask a service to contact them, and Bruno hand it to Alma, who writes a word on the way."""
    finder.forget()
    service = next(iter(finder.current().entries.values()))
    word = lambda: planted.word("asked/feedback")  # noqa: E731
    contact = {part: word() for part in ("way", "when", "not_know")}
    said = Asking(service, "urgent", "en", ids.new(), words=word(), name=word(), speaks=word(), contact=contact)
    assert door.ask(said)
    admission.take_in()
    planted.asked = Report.rows.get(sending=said.sending).pk
    actions.assign(by=cast.bruno, report=planted.asked, to=cast.users["alma"].pk)
    actions.note(by=cast.alma, report=planted.asked, text=word())
    actions.answer(by=cast.alma, report=planted.asked, done=word(), final=False)
