"""Addresses of protection analyses."""

from django.urls import path

from amparo.interfaces.staff.protection import evidence, judging, lists, page, scope, steps, taking, writing

urlpatterns = [
    path("", lists.analyses, name="analyses"),
    path("severity/", lists.severities, name="severities"),
    path("new/", scope.analysis_new, name="analysis_new"),
    path("<uuid:analysis>/", page.analysis, name="analysis"),
    path("<uuid:analysis>/preview/", page.preview, name="analysis_preview"),
    path("<uuid:analysis>/scope/", scope.analysis_scope, name="analysis_scope"),
    path("<uuid:analysis>/whole/", writing.analysis_whole, name="analysis_whole"),
    path("<uuid:analysis>/risk/", scope.analysis_risk_new, name="analysis_risk_new"),
    path("<uuid:analysis>/evidence/", evidence.analysis_evidence, name="analysis_evidence"),
    path(
        "<uuid:analysis>/evidence/<slug:evidence_kind>/", evidence.analysis_evidence_new, name="analysis_evidence_new"
    ),
    path("<uuid:analysis>/review/", steps.analysis_review, name="analysis_review"),
    path("<uuid:analysis>/back/", steps.analysis_back, name="analysis_back"),
    path("<uuid:analysis>/approve/", steps.analysis_approve, name="analysis_approve"),
    path("<uuid:analysis>/file/", taking.analysis_file, name="analysis_file"),
    path("risks/<uuid:analysis_risk>/", page.risk, name="analysis_risk"),
    path("risks/<uuid:analysis_risk>/away/", scope.analysis_risk_away, name="analysis_risk_away"),
    path("risks/<uuid:analysis_risk>/rate/<slug:code>/", judging.analysis_rate, name="analysis_rate"),
    path("risks/<uuid:analysis_risk>/agree/<slug:code>/", judging.analysis_agree, name="analysis_agree"),
    path("risks/<uuid:analysis_risk>/<slug:pillar>/", writing.analysis_pillar, name="analysis_pillar"),
]
