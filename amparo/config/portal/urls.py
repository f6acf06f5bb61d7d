"""Every address of the public process; the language stands at its beginning, so that no cookie has to keep it."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from amparo.interfaces.portal.feedback.arriving import arrive
from amparo.interfaces.portal.leaving import leave

urlpatterns = [
    path("exit", leave),
    path("in/<slug:gateway>", arrive),
    *i18n_patterns(path("", include("amparo.interfaces.portal.urls"))),
]
handler400 = "amparo.interfaces.portal.problems.not_understood"
handler403 = "amparo.interfaces.portal.problems.form_expired"
handler404 = "amparo.interfaces.portal.problems.not_there"
handler429 = "amparo.interfaces.portal.problems.too_many"
handler500 = "amparo.interfaces.portal.problems.our_fault"
