"""What an update says, made of an analysis in the language of the page: the same for every kind of file."""

from django.utils.translation import get_language_bidi, ngettext
from django.utils.translation import gettext as _

from amparo.analysis.protection.queries import Whole
from amparo.analysis.protection.rules import Recipient
from amparo.foundation import clock, ids
from amparo.interfaces.staff import labels
from amparo.interfaces.staff.protection.paper import changing, mapping, risks
from amparo.interfaces.staff.protection.paper.blocks import Block, Grid, Heading, Paper, Words
from amparo.interfaces.staff.protection.saying import said, sentences, words
from amparo.interfaces.ui import languages
from amparo.interfaces.ui.components import day, moment


def paper(found: Whole, recipient: Recipient = Recipient.OWN_OFFICE, before: Whole | None = None) -> Paper:
    """Return the update of an analysis and what changed since the edition `before`; names of analysts stay in the office."""
    row, names = found.view.row, words.places(found.view.places)
    return Paper(
        title=found.view.title,
        about=_("Protection Analysis Update · %(places)s · %(period)s")
        % {"places": _named(names), "period": words.period(row.begins_on, row.ends_on)},
        language=languages.of_page(),
        direction="rtl" if get_language_bidi() else "ltr",
        mark=labels.label("analysis_class", row.grade) or _("Sensitivity not set"),
        draft="" if found.view.is_final else _("DRAFT – not approved, not to be passed on"),
        code=ids.code(row.pk),
        printed=_("Printed %(when)s") % {"when": moment(clock.now())},
        page=_("Page {page} of {pages}"),
        blocks=_blocks(found, recipient, before),
    )


def _blocks(found: Whole, recipient: Recipient, before: Whole | None) -> list[Block]:
    return [
        _front(found, recipient, before),
        *mapping.of_area(found),
        *_summary(found),
        *(changing.blocks(found, before, recipient) if before else ()),
        *_severity(found),
        *(block for one in words.in_order(found.risks) for block in risks.of_risk(one, found, recipient)),
        *_advice(found),
        *_method(found),
        *_evidence(found),
    ]


def _front(found: Whole, recipient: Recipient, before: Whole | None) -> Block:
    row = found.view.row
    named = recipient is Recipient.OWN_OFFICE
    number = len(found.panel)
    panel = (
        _(", ").join(map(languages.alone, sorted(found.panel.values())))
        if named
        else ngettext("%(number)s named analyst", "%(number)s named analysts", number) % {"number": number}
    )
    rows = [
        [_("Places"), _named(words.places(found.view.places))],
        [_("Period"), words.period(row.begins_on, row.ends_on)],
        [_("Panel"), panel],
        *([[_("Edition"), changing.edition(found, before, recipient)]] if row.follows_id else []),
        [_("How it stands"), words.status(row.status)],
        [_("Sensitivity"), labels.label("analysis_class", row.grade) or _("Sensitivity not set")],
    ]
    return Grid(_("About this analysis"), [_("What"), _("Value")], rows, [30, 70])


def _named(places: dict[str, str]) -> str:
    return _(", ").join(map(languages.alone, places.values()))


def _said(found: Whole, path: str) -> str:
    return str(found.update["answers"].get(path) or "") if found.update else ""


def _summary(found: Whole) -> list[Block]:
    return [
        Heading(1, _("Executive summary")),
        Words(_said(found, "update/update_summary") or sentences.not_yet()),
        Heading(1, _("Context")),
        Words(_said(found, "update/update_context") or sentences.not_yet()),
    ]


def _severity(found: Whole) -> list[Block]:
    names = words.places(found.view.places)
    rows, phases = [], []
    for risk in words.in_order(found.risks):
        for code, name in names.items():
            one = risk.agreed.get(code)
            sure = words.short(labels.label("analysis_confidence", one.confidence)) if one else "–"
            phase = labels.label("severity_phase", one.phase) if one else _("Not rated")
            rows.append([labels.label("protection_risk", risk.risk), name, phase, sure])
            phases.append(one.phase if one else "")
    head = [_("Risk"), _("Place"), _("Severity"), _("Confidence")]
    meanings = [[labels.label("severity_phase", one), labels.label("severity_meaning", one)] for one in mapping.PHASES]
    return [
        Heading(1, _("Risks by severity and area")),
        Words(sentences.how_severity_is_set()),
        Grid(_("Severity of each risk in each place"), head, rows, [40, 22, 20, 18], 2, phases),
        Grid(_("What the phases mean"), [_("Severity"), _("Meaning")], meanings, [22, 78], 0, list(mapping.PHASES)),
        Words(sentences.phases_not_verified(), quiet=True),
    ]


def _advice(found: Whole) -> list[Block]:
    rows = [[one.to, one.what, day(one.by) if one.by else "–"] for one in said.recommendations(found.update)]
    head = [_("To whom"), _("What"), _("By when")]
    table: Block = (
        Grid(_("Recommendations"), head, rows, [28, 52, 20], headed=True) if rows else Words(sentences.not_yet())
    )
    return [Heading(1, _("Recommendations")), table]


def _method(found: Whole) -> list[Block]:
    return [
        Heading(1, _("Method and limits")),
        Words(_said(found, "method/method_words") or sentences.not_yet()),
        Words(_said(found, "method/method_limits") or sentences.not_yet(), _("Limits")),
        Words(sentences.how_it_was_made(), quiet=True),
    ]


def _evidence(found: Whole) -> list[Block]:
    rows = []
    for one in found.evidence:
        source = [one.publisher, day(one.published_on) if one.published_on else "", one.link]
        trusted = labels.label("source_reliability", one.reliability)
        kind = labels.label("analysis_evidence", one.kind)
        rows.append([
            str(one.number), f"{one.title}\n{one.said}", "\n".join(filter(None, [kind, *source, trusted])), day(one.kept_on),
        ])  # fmt: skip
    head = [_("Number"), _("What it says"), _("Source"), _("Kept on")]
    table: Block = (
        Grid(_("Evidence"), head, rows, [13, 43, 28, 16], headed=True) if rows else Words(sentences.not_yet())
    )
    return [Heading(1, _("Evidence")), table]
