"""A stream of parts comes back as it went, is readable by common tools, and brings nothing into foreign folders."""

import io
import tarfile
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amparo.trust.backups import packing
from amparo.trust.backups.refusal import Refused
from amparo.trust.vault import parcels

KEY = parcels.new_identity()


def _plain(parts: dict[str, list[bytes]]) -> bytes:
    return b"".join(packing.packed(parts.items(), 0.0, lambda _: ("manifest.json", [b"{}"])))


def _file(folder: Path, plain: Iterable[bytes]) -> Path:
    path = folder / "backup.tar.age"
    with path.open("wb") as file:
        parcels.seal(iter(plain), file, [KEY.public])
    return path


def _joined(path: Path) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for part, data in packing.unpacked(path, [KEY]):
        found[part] = found.get(part, b"") + data
    return found


@given(
    parts=st.dictionaries(
        st.sampled_from(["database", "grants", "keys/vault.key", "audit/checkpoints.txt"]),
        st.lists(st.binary(max_size=3000), max_size=6),
        max_size=4,
    )
)
@settings(max_examples=40, deadline=None)
def test_every_part_comes_back_whole_whatever_its_length(
    parts: dict[str, list[bytes]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(packing, "PIECE", 1000)
        path = _file(tmp_path_factory.mktemp("shelf"), [_plain(parts)])
        expected = {name: b"".join(content) for name, content in parts.items()}
        assert _joined(path) == expected | {"manifest.json": b"{}"}


def test_common_tools_read_the_stream_and_a_long_part_joins_in_the_order_of_its_names(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(packing, "PIECE", 10)
    content = bytes(range(95))
    with tarfile.open(fileobj=io.BytesIO(_plain({"database": [content], "keys/vault.key": [b"k"]}))) as tar:
        tar.extractall(tmp_path, filter="data")
    assert b"".join(path.read_bytes() for path in sorted(tmp_path.glob("database*"))) == content
    assert (tmp_path / "keys" / "vault.key").read_bytes() == b"k"


@pytest.mark.parametrize(
    "name", ["../keys/vault.key", "/etc/passwd", "keys/../../x", ".ssh/key", "keys/.hidden", "a b", ""]
)
def test_a_name_that_leads_elsewhere_is_refused(name: str, tmp_path: Path) -> None:
    told = tarfile.TarInfo(name)
    path = _file(tmp_path, [told.tobuf(tarfile.USTAR_FORMAT), bytes(1024)])
    with pytest.raises(Refused, match="damaged"):
        _joined(path)


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.DIRTYPE])
def test_what_is_no_file_is_refused(kind: bytes, tmp_path: Path) -> None:
    told = tarfile.TarInfo("database")
    told.type, told.linkname = kind, "/etc/passwd"
    with pytest.raises(Refused, match="damaged"):
        _joined(_file(tmp_path, [told.tobuf(tarfile.USTAR_FORMAT), bytes(1024)]))


def test_a_piece_that_would_fill_the_memory_is_refused_before_it_is_read(tmp_path: Path) -> None:
    told = tarfile.TarInfo("database")
    told.size = packing.PIECE + 1
    with pytest.raises(Refused, match="damaged"):
        _joined(_file(tmp_path, [told.tobuf(tarfile.USTAR_FORMAT), bytes(1024)]))


def test_a_file_that_is_gone_is_told_as_that(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        _joined(tmp_path / "nothing.age")


def test_whoever_stops_reading_halfway_leaves_nothing_waiting(tmp_path: Path) -> None:
    path = _file(tmp_path, [_plain({"database": [bytes(3 * packing.PIECE)]})])
    pieces = packing.unpacked(path, [KEY])
    assert next(pieces)[0] == "database"
    pieces.close()  # type: ignore[attr-defined]
