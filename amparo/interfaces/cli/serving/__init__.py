"""`amparo serve` and `amparo portal`: two processes on production servers of their own, for staff and for everybody."""

from amparo.interfaces.cli.serving.portal import portal
from amparo.interfaces.cli.serving.staff import serve

__all__ = ["portal", "serve"]
