"""Every address of the staff process."""

from django.urls import include, path

urlpatterns = [
    path("", include("amparo.interfaces.staff.urls")),
]
handler404 = "amparo.interfaces.staff.problems.not_there"
handler429 = "amparo.interfaces.staff.problems.too_many_attempts"
handler500 = "amparo.interfaces.staff.problems.our_fault"
