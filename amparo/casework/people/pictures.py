"""Pictures as they are kept: the picture itself and nothing of where, when or with what it was taken."""

import io

from PIL import Image, ImageOps, UnidentifiedImageError

from amparo.foundation.errors import Refusal

LARGEST = 10 * 1024 * 1024
LONGEST_SIDE = 1200
Image.MAX_IMAGE_PIXELS = 50_000_000


def cleaned(data: bytes) -> bytes:
    """Return the picture in `data` as JPEG of at most LONGEST_SIDE pixels a side, without metadata.

    Raises Refusal when it is too large or no picture.
    """
    if len(data) > LARGEST:
        raise Refusal("people.photo_unreadable", field="photo")
    try:
        with Image.open(io.BytesIO(data), formats=("JPEG", "PNG", "WEBP")) as opened:
            upright = ImageOps.exif_transpose(opened).convert("RGB")
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError):
        raise Refusal("people.photo_unreadable", field="photo") from None
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    bare = Image.new("RGB", upright.size)
    bare.paste(upright)
    out = io.BytesIO()
    bare.save(out, "JPEG", quality=85)
    return out.getvalue()
