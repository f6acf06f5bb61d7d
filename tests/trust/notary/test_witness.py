"""A witness keeps what it saw: it cosigns a continuation, and nothing that denies the past."""

from pathlib import Path

import pytest

from amparo.trust.audit import checkpoints, proofs, queries, verify
from amparo.trust.audit.models import Head, Leaf, Withheld
from amparo.trust.notary import notes, signing, witness
from amparo.trust.notary.notes import Unproven
from tests.trust.audit.test_log import fill
from tools import verify_log

pytestmark = pytest.mark.django_db
OURS, THEIRS = b"k" * 32, b"w" * 32


class Office:
    """Two installations on one database: the log that is witnessed, and the witness with keys and folder of its own."""

    def __init__(self, settings: pytest.FixtureRequest, folder: Path) -> None:
        self.settings, self.own, self.other = settings, folder / "log", folder / "witness"

    def ours(self) -> None:
        """Be the log."""
        self.settings.AMPARO_DATA, self.settings.AMPARO_LOG_KEY = self.own, OURS

    def theirs(self) -> None:
        """Be the witness."""
        self.settings.AMPARO_DATA, self.settings.AMPARO_LOG_KEY = self.other, THEIRS

    def keys(self) -> str:
        """Return the key file of the log."""
        self.ours()
        return "".join(f"{key.text()}\n" for key in signing.own_keys())

    def request(self, old: int, size: int | None = None) -> str:
        """Return what `amparo audit prove` would make."""
        self.ours()
        size = size or verify.checkpoint_now()
        name = f"{size:012d}.txt"
        note = (checkpoints.folder() / name).read_text(encoding="utf-8")
        return witness.request(old, proofs.consistency(old, queries.hashes(size)), note)

    def cosigned(self, request: str, introduced: str = "") -> str:
        """Return what the witness gives back; its own entry about it is taken away, because the database is shared."""
        self.theirs()
        before = Leaf.objects.count()
        head = Head.objects.values().get()
        try:
            return witness.cosign(request, introduced)
        finally:
            Leaf.objects.filter(index__gte=before).delete()
            Head.objects.update(**{name: head[name] for name in ("size", "frontier")})


@pytest.fixture
def office(settings: pytest.FixtureRequest, tmp_path: Path) -> Office:
    """A log of 40 leaves that was never witnessed, and its witness."""
    office = Office(settings, tmp_path)
    office.ours()
    fill(40)
    return office


def test_a_continuation_is_cosigned_and_others_can_check_the_cosignature(office: Office) -> None:
    office.cosigned(office.request(0), office.keys())
    fill(25)
    note = office.cosigned(office.request(40))
    witness_keys = _witness_keys(office)
    assert signing.signed_by_all(note, witness_keys).size == 65
    text = office.keys() + "".join(f"{key.text()}\n" for key in witness_keys)
    assert verify_log.read_checkpoint("note", note, verify_log.read_keys(text)).size == 65


def test_a_wrong_cosignature_is_found_by_the_stand_alone_verifier(office: Office) -> None:
    note = office.cosigned(office.request(0), office.keys())
    known = verify_log.read_keys(office.keys() + "".join(f"{key.text()}\n" for key in _witness_keys(office)))
    lines = note.splitlines()
    last = lines[-1]
    lines[-1] = last[:-20] + ("A" if last[-20] != "A" else "B") + last[-19:]
    with pytest.raises(ValueError, match="not good"):
        verify_log.read_checkpoint("note", "\n".join(lines) + "\n", known)


def _witness_keys(office: Office) -> list[notes.Key]:
    office.theirs()
    return signing.own_keys(notes.COSIGNED_ED25519, notes.COSIGNED_MLDSA44)


def test_a_stranger_is_not_cosigned_before_its_keys_were_brought(office: Office) -> None:
    with pytest.raises(Unproven, match="not known here"):
        office.cosigned(office.request(0))


def test_keys_once_brought_are_not_exchanged(office: Office) -> None:
    office.cosigned(office.request(0), office.keys())
    fill(5)
    renamed = [notes.Key(signing.origin(), key.kind, bytes(len(key.public))) for key in _keys_of_log(office)]
    with pytest.raises(Unproven, match="other keys"):
        office.cosigned(office.request(40), "".join(f"{key.text()}\n" for key in renamed))


def _keys_of_log(office: Office) -> list[notes.Key]:
    office.ours()
    return signing.own_keys()


def _forget() -> None:
    """Empty the log's tables, as somebody does who begins the past anew."""
    for table in (Leaf, Withheld, Head):
        table.objects.all().delete()


def test_a_rewritten_log_is_refused_though_it_is_signed_and_hashed_again(office: Office) -> None:
    office.cosigned(office.request(0), office.keys())
    _forget()
    fill(60)
    with pytest.raises(Unproven, match="REWRITTEN"):
        office.cosigned(office.request(40))


def test_a_shorter_log_is_refused(office: Office) -> None:
    office.ours()
    fill(10)
    office.request(0)
    first = office.request(0, verify.checkpoint_now())
    office.cosigned(first, office.keys())
    fill(10)
    second = office.request(50)
    office.cosigned(second)
    with pytest.raises(Unproven, match="seen 60"):
        office.cosigned(first)


def test_the_same_size_needs_the_same_root(office: Office) -> None:
    request = office.request(0)
    office.cosigned(request, office.keys())
    assert office.cosigned(office.request(40)).count("— ") == 4
    _forget()
    office.ours()
    for path in checkpoints.paths():
        path.unlink()
    fill(40)
    with pytest.raises(Unproven, match="REWRITTEN"):
        office.cosigned(office.request(40))


def test_a_refusal_leaves_no_trace_in_what_the_witness_knows(office: Office) -> None:
    office.cosigned(office.request(0), office.keys())
    fill(5)
    broken = office.request(40).replace("old 40\n", f"old 40\n{'A' * 43}=\n")
    for _ in range(2):
        with pytest.raises(Unproven):
            office.cosigned(broken)
    assert office.cosigned(office.request(40))


@pytest.mark.parametrize("text", ["", "old x\n\n", "old 1\nnot base64!\n\nnote", "a letter", "A" * 70_000])
def test_what_is_no_request_is_refused_in_a_sentence(office: Office, text: str) -> None:
    with pytest.raises(Unproven):
        office.cosigned(text)


def test_witnessing_is_an_act_in_the_log_of_the_witness(office: Office) -> None:
    request, keys = office.request(0), office.keys()
    office.theirs()
    witness.cosign(request, keys)
    last = Leaf.objects.order_by("-index")[0]
    assert last.act == "log.witnessed"
    assert '"size":40' in last.detail
