"""What an update says of one risk: how severe it is in each place, who sees it otherwise, and its four pillars."""

from django.utils.translation import gettext as _

from amparo.analysis.protection.queries import Judged, RiskView, Whole
from amparo.analysis.protection.rules import PILLARS, Recipient
from amparo.interfaces.staff import labels
from amparo.interfaces.staff.protection.paper import mapping
from amparo.interfaces.staff.protection.paper.blocks import Block, Heading, Words
from amparo.interfaces.staff.protection.saying import said, sentences, words
from amparo.interfaces.ui import languages


def of_risk(risk: RiskView, found: Whole, recipient: Recipient) -> list[Block]:
    """Return the blocks of one risk."""
    blocks: list[Block] = [Heading(1, labels.label("protection_risk", risk.risk)), *mapping.of_risk(risk, found)]
    for code, name in words.places(found.view.places).items():
        if code in risk.agreed:
            blocks += _in_place(risk, risk.agreed[code], code, name, named=recipient is Recipient.OWN_OFFICE)
    for pillar in PILLARS:
        blocks.append(Heading(2, words.pillar(pillar)))
        answers = said.answers(risk.pillars.get(pillar))
        blocks += [Words(text, question) for question, text in answers] or [Words(sentences.not_yet())]
    return blocks


def _in_place(risk: RiskView, one: Judged, code: str, name: str, *, named: bool) -> list[Block]:
    severity = labels.label("severity_phase", one.phase)
    others = [each for each in risk.ratings.get(code, []) if each.judged]
    blocks: list[Block] = [
        Heading(2, _("%(place)s: %(severity)s") % {"place": languages.alone(name), "severity": severity}),
        Words(one.reasons, _("Why")),
        Words(labels.label("analysis_confidence", one.confidence), _("Confidence")),
        Words(words.numbers(one.evidence), _("Evidence")),
        Words(words.rated_by(others, named=named), _("Rated by the analysts")),
    ]
    return [*blocks, Words(one.dissent, _("Seen otherwise"))] if one.dissent else blocks
