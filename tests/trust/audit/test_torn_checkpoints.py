"""A power cut or a full disk may leave half a checkpoint at the end of the file: it must stop neither work nor proof."""

import pytest
from django.db import transaction

from amparo.trust.audit import actions, checkpoints, verify
from amparo.trust.audit.actions import Entry

ENTRY = Entry(None, "system", "test.act")


def _two_checkpoints() -> bytes:
    for _ in range(2):
        actions.append([ENTRY])
        verify.checkpoint_now()
    return checkpoints.path().read_bytes()


@pytest.mark.django_db
def test_a_checkpoint_torn_at_any_byte_is_passed_over_and_written_again() -> None:
    whole = _two_checkpoints()
    begins = whole.index(b"\n\n") + 2
    for end in range(begins, len(whole)):
        checkpoints.path().write_bytes(whole[:end])
        assert [point.size for point in checkpoints.read()] in ([1], [1, 2]), end
        assert verify.verify().sound, end
        verify.checkpoint_now()
        assert [point.size for point in checkpoints.read()] == [1, 2], end
        assert verify.verify().sound, end


@pytest.mark.django_db
def test_bytes_that_never_reached_the_disk_are_a_torn_end_too() -> None:
    whole = _two_checkpoints()
    checkpoints.path().write_bytes(whole + b"\0" * 80)
    assert [point.size for point in checkpoints.read()] == [1, 2]
    actions.append([ENTRY])
    verify.checkpoint_now()
    assert [point.size for point in checkpoints.read()] == [1, 2, 3]


@pytest.mark.django_db
def test_damage_that_no_power_cut_makes_is_still_found() -> None:
    whole = _two_checkpoints()
    checkpoints.path().write_bytes(whole[30:])
    assert not verify.verify().sound
    checkpoints.path().write_bytes(whole.replace(b"\n1\n", b"\nx\n"))
    assert not verify.verify().sound


@pytest.mark.django_db(transaction=True)
def test_an_act_that_was_saved_is_answered_as_saved_though_no_checkpoint_can_be_written(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(*args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(checkpoints, "_write", full)
    with transaction.atomic():
        actions.append([ENTRY] * (checkpoints.EVERY + 1))
    assert verify.verify().size == checkpoints.EVERY + 1
