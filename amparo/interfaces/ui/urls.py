"""Why: the gallery has one address, wired in by whoever serves it (tests, or staff who are signed in)."""

from django.urls import path

from amparo.interfaces.ui.gallery import gallery

urlpatterns = [path("gallery", gallery, name="gallery")]
