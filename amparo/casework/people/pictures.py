"""Pictures as they are kept: the picture itself and nothing of where, when or with what it was taken."""

from amparo.exchange import pictures
from amparo.foundation.errors import Refusal


def cleaned(data: bytes) -> bytes:
    """Return the picture in `data` as a small JPEG without metadata. Raises Refusal when it is too large or no picture."""
    try:
        return pictures.cleaned(data)
    except pictures.PictureRefusedError:
        raise Refusal("people.photo_unreadable", field="photo") from None
