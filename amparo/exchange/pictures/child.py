"""The process that decodes a picture: input is the picture as it came, output the picture alone, as JPEG."""

import io
import sys
from typing import IO

from amparo.exchange import confinement
from amparo.exchange.pictures.cleaning import LIMITS, LONGEST_SIDE, MOST_PIXELS


def reencoded(source: IO[bytes]) -> bytes:
    """Return the picture in `source` as JPEG, upright, made small, with nothing but its pixels.

    Raises ValueError before decoding when it says that it has more than MOST_PIXELS; Pillow raises for what it cannot read.
    """
    from PIL import Image, ImageOps

    Image.MAX_IMAGE_PIXELS = MOST_PIXELS  # type: ignore[misc, assignment, unused-ignore]
    with Image.open(source, formats=("JPEG", "PNG", "WEBP")) as opened:
        if opened.width * opened.height > MOST_PIXELS:
            raise ValueError("more pixels than any camera of a phone takes")
        # Made small before anything is copied: a JPEG is then decoded at a fraction of its size.
        whole = opened if opened.mode in ("RGB", "RGBA", "L", "CMYK", "YCbCr") else opened.convert("RGB")
        exif = opened.getexif()
        whole.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
        whole.info["exif"] = exif.tobytes()
        upright = ImageOps.exif_transpose(whole).convert("RGB")
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    bare = Image.new("RGB", upright.size)
    bare.paste(upright)
    out = io.BytesIO()
    bare.save(out, "JPEG", quality=85)
    return out.getvalue()


def main() -> None:
    """Decode and encode within the limits; whatever goes wrong ends the process without a word."""
    confinement.keep_to(LIMITS)
    sys.stdout.buffer.write(reencoded(io.BytesIO(sys.stdin.buffer.read())))


if __name__ == "__main__":
    main()
