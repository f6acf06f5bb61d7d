"""Promises of pictures from outside: bombs cost next to nothing, and nothing but what is seen survives."""

import io
import json
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from amparo.exchange import pictures
from amparo.exchange.pictures.child import reencoded
from tests.exchange.pictures import bombs

MOST_CPU_SECONDS = 1.0
MOST_MEGABYTES = 100
MEASURE = """
import json, resource, sys
from amparo.exchange import pictures
try:
    kept = len(pictures.cleaned(sys.stdin.buffer.read()))
except pictures.PictureRefusedError:
    kept = 0
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps([kept, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024]))
"""


@pytest.mark.parametrize("name", bombs.REFUSED)
def test_a_bomb_is_refused_within_a_second_of_work_and_a_hundred_megabytes(name: str) -> None:
    run = subprocess.run([sys.executable, "-c", MEASURE], input=bombs.REFUSED[name](), capture_output=True, check=True)
    assert_cheap(*json.loads(run.stdout), kept=0)


def test_a_picture_that_says_it_is_small_and_unpacks_to_much_costs_as_little_as_it_says() -> None:
    run = subprocess.run([sys.executable, "-c", MEASURE], input=bombs.lying(), capture_output=True, check=True)
    assert_cheap(*json.loads(run.stdout), kept=1_000)


def assert_cheap(size: int, cpu: float, megabytes: float, *, kept: int) -> None:
    """Check what became of a picture: at most `kept` bytes of it, within the budgets."""
    assert size <= kept
    assert cpu < MOST_CPU_SECONDS, f"{cpu:.2f} s"
    assert megabytes < MOST_MEGABYTES, f"{megabytes:.0f} MB"


def test_the_bombs_are_small_to_send_so_that_size_alone_does_not_stop_them() -> None:
    sizes = {name: len(make()) for name, make in bombs.REFUSED.items() if name != "too many bytes"}
    assert max(sizes.values()) < pictures.LARGEST / 10, sizes


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize(
    "tail", [b"<script>alert(1)</script>", b"PK\x03\x04 a zip", b"%PDF-1.7 a paper"], ids=["page", "zip", "paper"]
)
def test_what_hides_behind_or_beside_a_picture_is_not_kept(kind: str, tail: bytes) -> None:
    exif = Image.Exif()
    exif[0x010E] = "taken at the safe house"
    exif.get_ifd(0x8825)[1] = "N"
    kept = pictures.cleaned(bombs.honest(kind, exif=exif.tobytes()) + tail)
    assert tail not in kept
    assert b"safe house" not in kept
    shown = Image.open(io.BytesIO(kept))
    assert (shown.format, shown.size, dict(shown.getexif())) == ("JPEG", (64, 48), {})
    assert set(shown.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


def test_a_picture_that_lies_on_its_side_is_kept_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    kept = pictures.cleaned(bombs.honest(size=(1800, 900), exif=exif.tobytes()))
    assert Image.open(io.BytesIO(kept)).size == (600, 1200)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16"])
def test_pictures_of_every_kind_of_colour_are_kept(mode: str) -> None:
    out = io.BytesIO()
    Image.new(mode, (40, 30)).save(out, "PNG")
    assert Image.open(io.BytesIO(pictures.cleaned(out.getvalue()))).size == (40, 30)


def test_the_largest_picture_of_a_phone_is_kept_within_the_limits() -> None:
    kept = pictures.cleaned(bombs.honest(size=(8_160, 6_120), quality=60))
    assert Image.open(io.BytesIO(kept)).size == (1200, 900)


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 10_000), st.binary(min_size=1, max_size=8), st.sampled_from(["JPEG", "PNG", "WEBP"]))
def test_a_damaged_picture_is_read_or_refused_and_what_comes_out_is_a_clean_jpeg(
    at: int, bytes_: bytes, kind: str
) -> None:
    data = bytearray(bombs.honest(kind))
    at %= len(data)
    data[at : at + len(bytes_)] = bytes_
    try:
        made = reencoded(io.BytesIO(bytes(data)))
    except (ValueError, OSError, SyntaxError, MemoryError, EOFError, Image.DecompressionBombError, IndexError):
        return
    assert made.startswith(b"\xff\xd8\xff")
