"""Where an analysis may go follows from how sensitive its panel finds it, and from agreements."""

from uuid import UUID

import pytest

from amparo.analysis.indicators.actions import Purpose
from amparo.analysis.protection import actions, queries
from amparo.analysis.protection.models import Analysis
from amparo.analysis.protection.rules import Recipient
from amparo.foundation.errors import Refusal
from tests.analysis.protection.working import (
    PLACE,
    agreed,
    approved,
)
from tests.casework.partnership.records import agreement, organization
from tests.cast import Cast


def taken(cast: Cast, analysis: UUID, recipient: Recipient, organization: UUID | None = None) -> None:
    said = {"kind": "pdf", "recipient": recipient, "purpose": Purpose.COORDINATION, "organization": organization}
    actions.take_out(by=cast.dina, analysis=analysis, **said)


def test_a_draft_stays_in_the_office_and_how_sensitive_it_is_decides_where_an_approved_one_goes(cast: Cast) -> None:
    clinic = organization(cast)
    draft, _ = agreed(cast)
    taken(cast, draft, Recipient.OWN_OFFICE)
    with pytest.raises(Refusal, match=r"protection\.stays"):
        taken(cast, draft, Recipient.EVERYBODY)
    for grade, goes in (("severe", ()), ("moderate", (Recipient.ORGANIZATION,)), ("low", tuple(Recipient))):
        analysis, _ = approved(cast, grade=grade)
        for recipient in (Recipient.ORGANIZATION, Recipient.EVERYBODY):
            to = clinic if recipient is Recipient.ORGANIZATION else None
            if recipient in goes:
                taken(cast, analysis, recipient, to)
                assert Analysis.rows.get(pk=analysis).status == "shared"
            else:
                with pytest.raises(Refusal, match=r"protection\.stays"):
                    taken(cast, analysis, recipient, to)
    last = queries.whole(cast.bruno, analysis).steps[-1]
    assert (last.step, last.by, last.recipient, last.purpose) == ("taken", "Dina", "everybody", "coordination")


def test_a_sensitive_analysis_goes_to_a_partner_only_under_an_agreement_that_names_it(cast: Cast) -> None:
    clinic = organization(cast)
    analysis, _ = approved(cast, grade="high")
    with pytest.raises(Refusal, match=r"protection\.no_agreement"):
        taken(cast, analysis, Recipient.ORGANIZATION, clinic)
    agreement(cast, clinic)
    with pytest.raises(Refusal, match=r"protection\.no_agreement"):
        taken(cast, analysis, Recipient.ORGANIZATION, clinic)
    agreement(cast, clinic, agreement_purposes="statistics", agreement_groups="facets")
    taken(cast, analysis, Recipient.ORGANIZATION, clinic)


def test_an_agreement_that_was_written_down_binds_what_is_less_sensitive_too(cast: Cast) -> None:
    clinic = organization(cast)
    agreement(cast, clinic)
    analysis, _ = approved(cast, grade="moderate")
    with pytest.raises(Refusal, match=r"protection\.no_agreement"):
        taken(cast, analysis, Recipient.ORGANIZATION, clinic)


def test_risks_by_severity_and_area_come_from_approved_analyses_alone(cast: Cast) -> None:
    analysis, _ = approved(cast)
    agreed(cast)
    found = queries.severities(cast.bruno)
    assert [(one.analysis, one.risk, one.place, one.phase, one.confidence) for one in found] == [
        (analysis, "trafficking_forced_labour", PLACE, "4", "medium")
    ]
