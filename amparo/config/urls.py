"""Every address of the staff process, and of the public directory and the feed where these are switched on."""

from django.conf import settings
from django.urls import URLResolver, include, path

urlpatterns: list[URLResolver] = [
    path("", include("amparo.interfaces.staff.urls")),
]
if settings.AMPARO_HSDS:
    urlpatterns.append(path("hsds/3.0/", include("amparo.interfaces.api.hsds.urls")))
if settings.AMPARO_FEED:
    urlpatterns.append(path("odata/v4/", include("amparo.interfaces.api.odata.urls")))
handler404 = "amparo.interfaces.staff.problems.not_there"
handler429 = "amparo.interfaces.staff.problems.too_many_attempts"
handler500 = "amparo.interfaces.staff.problems.our_fault"
