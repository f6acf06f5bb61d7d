"""Pictures from outside: taken apart in a confined process and put together anew, so that only what is seen is kept."""

from amparo.exchange.pictures.cleaning import LARGEST, PictureRefusedError, cleaned

__all__ = ["LARGEST", "PictureRefusedError", "cleaned"]
