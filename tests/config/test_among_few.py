"""What is sealed among few works behind the second lock, and the database shows its rows to nobody else."""

import pytest

from amparo.casework.conferences import queries as conferences
from amparo.casework.conferences.models import Conference, Invited, Minutes
from amparo.casework.consent import actions as consent
from amparo.casework.supervision import actions as supervision
from amparo.casework.supervision import queries
from amparo.casework.supervision.models import Draw, FileAudit, Session, TakingPart, Word
from amparo.casework.wellbeing import actions as wellbeing
from amparo.casework.wellbeing import queries as own
from amparo.foundation import clock
from amparo.foundation.errors import Refusal
from amparo.trust.accounts import second_lock
from amparo.trust.disclosure.access import Access
from amparo.trust.vault.models import Grant
from tests.casework.conferences.calling import agreed, agreement, called, minuted
from tests.casework.supervision.auditing import case_of, drawn, told
from tests.cast import Cast
from tests.config import locked

pytestmark = locked.on_postgres
AUDITS, TALKS = (Draw, FileAudit, Word), (Conference, Invited, Minutes)


def stand(access: Access) -> Access:
    second_lock.stand(access.actor)
    return access


def sees(access: Access, *models: object) -> list[int]:
    stand(access)
    return [model.rows.count() for model in models]  # type: ignore[attr-defined]


def test_an_audit_is_drawn_told_and_read_and_nobody_elses_session_sees_its_rows(cast: Cast) -> None:
    case_of(cast, "alma")
    locked.settle()
    with locked.connected_as(locked.STAFF):
        stand(cast.bruno)
        (audit,) = drawn(cast)
        assert sees(cast.alma, *AUDITS) == [0, 0, 0], "not before she is told"
        stand(cast.bruno)
        told(cast, audit)
        assert sees(cast.alma, *AUDITS) == [0, 1, 2]
        feedback = queries.audit(cast.alma, audit.pk).feedback
        assert feedback
        supervision.reply(by=cast.alma, audit_id=audit.pk, text="Thank you.")
        supervision.acknowledge(by=cast.alma, audit_id=audit.pk)
        assert len(queries.audit(stand(cast.bruno), audit.pk).words) == 3
        for name in ("amir", "samuel", "dina", "farah", "petra"):
            assert sees(cast.access(name), *AUDITS) == [0, 0, 0], name
            assert not Grant.objects.filter(compartment="supervision").exists(), name


def test_a_session_is_read_by_who_took_part(cast: Cast) -> None:
    locked.settle()
    with locked.connected_as(locked.STAFF):
        fields = {"themes": "Rest", "next": ""}
        supervision.note_session(
            by=stand(cast.bruno), on=clock.today(), kind="group", workers=[cast.alma.id, cast.amir.id], fields=fields
        )
        (seen,) = queries.sessions(stand(cast.alma))
        assert (seen.fields["themes"], seen.names) == ("Rest", ["Alma", "Amir"])
        assert sees(cast.selma, Session, TakingPart) == [0, 0]


def test_a_conference_of_two_agencies_is_held_and_ends_for_the_other_with_the_consent(cast: Cast) -> None:
    case = case_of(cast, "alma")
    given = agreed(cast, case)
    agreement(cast)
    locked.settle()
    with locked.connected_as(locked.STAFF):
        stand(cast.alma)
        conference = called(cast, case, "chidi", "bruno")
        minuted(cast, conference, "chidi")
        assert conferences.conference(stand(cast.chidi), conference).minutes
        assert conferences.conference(stand(cast.bruno), conference).minutes == []
        for name in ("selma", "carla", "dina", "eyob", "farah"):
            assert sees(cast.access(name), *TALKS) == [0, 0, 0], name
            assert not Grant.objects.filter(compartment="conference").exists(), name
        consent.withdraw(by=stand(cast.alma), consent=given, how="She said so.")
        stand(cast.chidi)
        with pytest.raises(Refusal):
            conferences.conference(cast.chidi, conference)
        assert not Grant.objects.filter(compartment="conference").exists()


def test_how_somebody_is_is_written_shown_and_taken_back(cast: Cast) -> None:
    locked.settle()
    with locked.connected_as(locked.STAFF):
        words = wellbeing.keep(by=stand(cast.alma), answers={"how_i_am/to_myself": "Tired."}, count=True)
        wellbeing.show(by=cast.alma, words=words, to=cast.amir.id)
        assert len(own.shown_to_me(stand(cast.amir))) == 1
        (shown,) = own.one(stand(cast.alma), words).shown
        wellbeing.take_back(by=cast.alma, shown=shown.id)
        wellbeing.throw_away(by=cast.alma, words=words)
        assert own.mine(cast.alma) == []
