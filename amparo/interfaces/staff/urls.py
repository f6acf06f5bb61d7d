"""Addresses of the staff screens."""

from django.urls import URLPattern, URLResolver, include, path

from amparo.interfaces.staff import signin
from amparo.interfaces.staff.own import second
from amparo.interfaces.staff.places import around
from amparo.interfaces.staff.screens import EVERYBODY, screen
from amparo.interfaces.staff.today import page as today
from amparo.interfaces.ui.gallery import gallery, gallery_of_pictures

urlpatterns: list[URLPattern | URLResolver] = [
    path("", today.today, name="today"),
    path("", include("amparo.interfaces.staff.people.urls")),
    path("", include("amparo.interfaces.staff.matching.urls")),
    path("", include("amparo.interfaces.staff.consent.urls")),
    path("", include("amparo.interfaces.staff.notices.urls")),
    path("emergency/", include("amparo.interfaces.staff.emergency.urls")),
    path("planted/", include("amparo.interfaces.staff.honey.urls")),
    path("", include("amparo.interfaces.staff.rights.urls")),
    path("", include("amparo.interfaces.staff.own_file.urls")),
    path("", include("amparo.interfaces.staff.referrals.urls")),
    path("cases/", include("amparo.interfaces.staff.cases.urls")),
    path("feedback/", include("amparo.interfaces.staff.feedback.urls")),
    path("self-referrals/", include("amparo.interfaces.staff.self_referrals.urls")),
    path("directory/", include("amparo.interfaces.staff.directory.urls")),
    path("partners/", include("amparo.interfaces.staff.partnership.urls")),
    path("around/", around.around, name="around"),
    path("sites/", include("amparo.interfaces.staff.mainstreaming.urls")),
    path("places/", include("amparo.interfaces.staff.places.urls")),
    path("dashboard/", include("amparo.interfaces.staff.dashboards.urls")),
    path("leadership/", include("amparo.interfaces.staff.leadership.urls")),
    path("figures/", include("amparo.interfaces.staff.evidence.urls")),
    path("equity/", include("amparo.interfaces.staff.equity.urls")),
    path("watched/", include("amparo.interfaces.staff.monitoring.urls")),
    path("figures/", include("amparo.interfaces.staff.indicators.urls")),
    path("analyses/", include("amparo.interfaces.staff.protection.urls")),
    path("feeds/", include("amparo.interfaces.staff.feeds.urls")),
    path("pages/", include("amparo.interfaces.staff.engagement.urls")),
    path("communities/", include("amparo.interfaces.staff.communities.urls")),
    path("", include("amparo.interfaces.staff.conferences.urls")),
    path("how-i-am/", include("amparo.interfaces.staff.wellbeing.urls")),
    path("supervision/", include("amparo.interfaces.staff.supervision.urls")),
    path("practice/", include("amparo.interfaces.staff.practice.urls")),
    path("accounts/", include("amparo.interfaces.staff.accounts.urls")),
    path("", include("amparo.interfaces.staff.own.urls")),
    path("", include("amparo.interfaces.staff.provider.urls")),
    path("sign-in/", signin.sign_in, name="account_login"),
    path("sign-in/second/", second.second_step, name="mfa_authenticate"),
    path("lock/", signin.lock, name="lock"),
    path("sign-out/", signin.sign_out, name="account_logout"),
    path("role/", signin.role, name="role"),
    path("language/", signin.language, name="set_language"),
    path("gallery/pictures/", screen(*EVERYBODY)(gallery_of_pictures), name="gallery_of_pictures"),
    path("gallery/", screen(*EVERYBODY, methods=("GET", "POST"))(gallery), name="gallery"),
]
