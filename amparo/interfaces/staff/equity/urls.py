"""Addresses of equal treatment; they name reviews and tasks, never a group."""

from django.urls import path

from amparo.interfaces.staff.equity import comparing, gaps, reviews

urlpatterns = [
    path("", reviews.reviews, name="equity"),
    path("exact/", reviews.exact, name="equity_exact"),
    path("reviews/<uuid:equity_review>/", reviews.review, name="equity_review"),
    path("comparisons/<uuid:comparison>/", comparing.comparison, name="equity_comparison"),
    path("gaps/<uuid:gap>/", gaps.gap, name="equity_gap"),
    path("gaps/<uuid:gap>/change/", gaps.gap_change, name="equity_gap_change"),
    path("gaps/<uuid:gap>/close/", gaps.gap_close, name="equity_gap_close"),
]
