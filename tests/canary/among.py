"""Plant words among few: an audit with feedback, a session, a conference with minutes, and words to oneself."""

from datetime import timedelta

from amparo.casework.conferences import actions as conferences
from amparo.casework.conferences.actions import Decision
from amparo.casework.supervision import actions as supervision
from amparo.casework.supervision.models import FileAudit
from amparo.casework.wellbeing import actions as wellbeing
from amparo.casework.wellbeing import queries
from amparo.foundation import clock
from tests.canary.planting import Planted
from tests.cast import Cast

SEEN = {"welcome/explained": "met", "danger/risk_fits": "partly"}


def plant_among(cast: Cast, planted: Planted) -> None:
    """Let Bruno audit a file of Alma's and sit together with her, and let her keep words of her own."""
    draw = supervision.draw(by=cast.bruno, team=cast.north.pk, size=1)
    audit = FileAudit.rows.get(draw=draw)
    answers = {**SEEN, "welcome/welcome_seen": planted.word("among/audit")}
    supervision.fill(by=cast.bruno, audit_id=audit.pk, answers=answers)
    soon = clock.today() + timedelta(days=7)
    supervision.tell(
        by=cast.bruno, audit_id=audit.pk, strengths=planted.word("among/audit"), learn=planted.word("among/audit"),
        steps=[(planted.word("among/audit"), soon)],
    )  # fmt: skip
    supervision.reply(by=cast.alma, audit_id=audit.pk, text=planted.word("among/audit"))
    themes = {"themes": planted.word("among/session"), "next": planted.word("among/session")}
    supervision.note_session(
        by=cast.bruno, on=clock.today(), kind="individual", workers=[cast.users["alma"].pk], fields=themes
    )
    planted.among |= {"draw": draw, "audit_id": audit.pk}
    _confer(cast, planted)
    words = wellbeing.keep(by=cast.alma, answers={"how_i_am/to_myself": planted.word("among/oneself")})
    wellbeing.show(by=cast.alma, words=words, to=cast.users["bruno"].pk)
    (shown,) = queries.one(cast.alma, words).shown
    planted.among |= {"words": words, "shown_words": shown.id, "worker": cast.users["alma"].pk}


def _confer(cast: Cast, planted: Planted) -> None:
    case, guests = planted.cases["standard"], [cast.users["bruno"].pk]
    fields = {
        "purpose": "plan", "about": planted.word("among/conference"), "questions": planted.word("among/conference"),
        "where": planted.word("among/conference"), "groups": ["plan"],
    }  # fmt: skip
    planted.among["conference_id"] = conferences.call(
        by=cast.alma, case=case, on=clock.today(), fields=fields, guests=guests
    )
    said = {
        "discussed": planted.word("among/minutes"), "person_view": planted.word("among/minutes"), "person_part": "was_there",
    }  # fmt: skip
    decided = [Decision("Ask for a bed", cast.users["bruno"].pk, clock.today() + timedelta(days=3))]
    conferences.keep_minutes(
        by=cast.alma, conference=planted.among["conference_id"], present=guests, fields=said, decisions=decided
    )
