"""Addresses of the public pages of feedback."""

from django.urls import path

from amparo.interfaces.portal.feedback import returning, telling

urlpatterns = [
    path("", telling.start, name="feedback"),
    path("new/", telling.choose, name="feedback_choose"),
    path("new/<uuid:agency>/", telling.tell, name="feedback_tell"),
    path("back/", returning.back, name="feedback_back"),
    path("done/", returning.said_and_done, name="feedback_done"),
]
