"""Addresses of the screens about feedback."""

from django.urls import path

from amparo.interfaces.staff.feedback import hearing, keeping_away, lists, page, publishing, steps

urlpatterns = [
    path("", lists.inbox, name="reports"),
    path("published/", publishing.published, name="published"),
    path("published/new/", publishing.publish, name="publish"),
    path("published/<uuid:published_id>/back/", publishing.withdraw, name="unpublish"),
    path("<uuid:report_id>/", page.report, name="report"),
    path("<uuid:report_id>/voice/", hearing.voice, name="report_voice"),
    path("<uuid:report_id>/take/", keeping_away.take, name="report_take"),
    path("<uuid:report_id>/assign/", steps.assign, name="report_assign"),
    path("<uuid:report_id>/note/", steps.note, name="report_note"),
    path("<uuid:report_id>/sort/", steps.sort, name="report_sort"),
    path("<uuid:report_id>/answer/", steps.answer, name="report_answer"),
    path("<uuid:report_id>/close/", keeping_away.close, name="report_close"),
    path("<uuid:report_id>/aside/", steps.set_aside, name="report_set_aside"),
    path("<uuid:report_id>/bring-back/", keeping_away.bring_back, name="report_bring_back"),
    path("<uuid:report_id>/double/", steps.double, name="report_double"),
    path("<uuid:report_id>/complained-of/", keeping_away.complained, name="report_complained"),
    path("<uuid:report_id>/pass-on/", keeping_away.pass_on, name="report_pass_on"),
    path("<uuid:report_id>/unlock/", keeping_away.unlock, name="report_unlock"),
]
