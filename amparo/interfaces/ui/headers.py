"""Why: what a browser may do with an answer of ours is said once for all of them, and to the strictest measure.

A screen may say less for itself (a download is sandboxed); nothing here overrides what an answer already says.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

REFUSED = (
    "accelerometer", "camera", "clipboard-read", "display-capture", "geolocation", "gyroscope", "hid",
    "idle-detection", "local-fonts", "magnetometer", "microphone", "midi", "payment", "screen-wake-lock", "serial",
    "storage-access", "usb", "xr-spatial-tracking",
)  # fmt: skip
"""What a page of ours never asks of a device; a script that got in cannot ask for it either."""


def powers(*ours: str) -> str:
    """Return what a page may ask of a device: of these powers for itself alone, of no other."""
    return ", ".join(f"{power}=({'self' if power in ours else ''})" for power in REFUSED)


SAID = {
    "Permissions-Policy": powers(),
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


class StrictHeaders:
    """Middleware around all others: no power of the device, no use by other sites, nothing kept by the browser.

    Style sheets and scripts say themselves how long they may be kept; everything else may hold data and is not kept.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request and add what the answer does not say yet."""
        response = self.get_response(request)
        for name, value in SAID.items():
            response.setdefault(name, value)
        return response
