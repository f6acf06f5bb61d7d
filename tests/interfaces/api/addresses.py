"""The addresses of the product with the public directory and the feed switched on."""

from django.urls import include, path

from amparo.config.urls import handler404, handler500
from amparo.config.urls import urlpatterns as others

urlpatterns = [
    *others,
    path("hsds/3.0/", include("amparo.interfaces.api.hsds.urls")),
    path("odata/v4/", include("amparo.interfaces.api.odata.urls")),
]
__all__ = ["handler404", "handler500", "urlpatterns"]
