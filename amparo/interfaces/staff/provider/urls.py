"""Addresses of the way by the identity provider; `back` is the one that is registered there."""

from django.urls import path

from amparo.interfaces.staff.provider import coming, linking, passphrase

urlpatterns = [
    path("sign-in/provider/", coming.go, name="provider_go"),
    path("sign-in/provider/back/", coming.back, name="provider_back"),
    path("sign-in/provider/passphrase/", passphrase.passphrase, name="provider_passphrase"),
    path("own/provider/", linking.link, name="provider_link"),
    path("accounts/<uuid:account>/provider/", linking.offer, name="provider_offer"),
    path("accounts/<uuid:account>/provider/end/", linking.unlink, name="provider_unlink"),
]
