"""Addresses of the screens about a case."""

from django.urls import path

from amparo.interfaces.staff.cases import lists, overview, places, plan, risk
from amparo.interfaces.staff.cases.areas import acts, figures
from amparo.interfaces.staff.cases.areas import pages as areas
from amparo.interfaces.staff.cases.brought_in import pages as brought_in
from amparo.interfaces.staff.cases.brought_in import received
from amparo.interfaces.staff.cases.entries import documents, file, journey, tasks, write
from amparo.interfaces.staff.cases.filling import conflicts, course, pages, starting
from amparo.interfaces.staff.cases.record import history, summary, tables
from amparo.interfaces.staff.cases.supervision import changes, decisions, lifting, responsibility, transfers

CASE = "<uuid:case_id>/"
ENTRY = CASE + "entries/<uuid:entry_id>/"
AREA = CASE + "areas/<slug:area>/"
FORM = CASE + "forms/<uuid:entry_id>/"

urlpatterns = [
    path("", lists.case_list, name="case_list"),
    path("figures/", figures.case_incidents, name="case_incidents"),
    path("bring-in/", brought_in.cases_bring_in, name="cases_bring_in"),
    path("give-back/", received.cases_give_back, name="cases_give_back"),
    path("transfers/<uuid:transfer_id>/", transfers.transfer_receive, name="case_transfer"),
    path(CASE, overview.case, name="case"),
    path(CASE + "risk/", risk.case_risk, name="case_risk"),
    path(CASE + "places/", places.case_places, name="case_places"),
    path(CASE + "move/", starting.move, name="case_move"),
    path(CASE + "plan/", plan.plan, name="case_plan"),
    path(CASE + "plan/paper/", plan.plan_paper, name="case_plan_paper"),
    path(CASE + "file/", file.case_file, name="case_file"),
    path(CASE + "areas/", areas.case_areas, name="case_areas"),
    path(CASE + "areas/look/", acts.areas_look, name="case_areas_look"),
    path(AREA, areas.case_area, name="case_area"),
    path(AREA + "enter/", acts.area_enter, name="case_area_enter"),
    path(AREA + "leave/", acts.area_leave, name="case_area_leave"),
    path(AREA + "received/", received.case_area_received, name="case_area_received"),
    path(AREA + "begin/", starting.area_form_begin, name="case_area_form"),
    path(CASE + "journey/", journey.journey, name="case_journey"),
    path(CASE + "reopen/", decisions.reopen, name="case_reopen"),
    path(CASE + "forms/start/", starting.form_start, name="case_form_start"),
    path(FORM, course.form, name="case_form"),
    path(FORM + "review/", course.form_review, name="case_form_review"),
    path(FORM + "decide/", decisions.decide, name="case_decide"),
    path(FORM + "answers/", tables.form_csv, name="case_form_csv"),
    path(FORM + "pages/<str:name>/", pages.form_page, name="case_form_page"),
    path(CASE + "add/document/", documents.document_new, name="case_document_new"),
    path(CASE + "add/<slug:kind>/", write.entry_new, name="case_entry_new"),
    path(ENTRY, file.entry, name="case_entry"),
    path(ENTRY + "correct/", write.entry_correct, name="case_entry_correct"),
    path(ENTRY + "finish/", tasks.task_finish, name="case_task_finish"),
    path(ENTRY + "download/", documents.document_download, name="case_document"),
    path(ENTRY + "conflicts/", conflicts.conflicts, name="case_conflicts"),
    path(ENTRY + "history/", history.entry_history, name="case_entry_history"),
    path(CASE + "responsibility/", responsibility.responsibility, name="case_responsibility"),
    path(CASE + "responsibility/end/", changes.end_involvement, name="case_involvement_end"),
    path(CASE + "responsibility/restrict/", changes.restrict, name="case_restrict"),
    path(CASE + "responsibility/lift/", lifting.lift_conflict, name="case_conflict_lift"),
    path(CASE + "responsibility/unrestrict/", lifting.lift_restriction, name="case_restriction_lift"),
    path(CASE + "responsibility/transfer/", transfers.transfer_offer, name="case_transfer_offer"),
    path(CASE + "responsibility/take-back/", transfers.transfer_take_back, name="case_transfer_take_back"),
    path(CASE + "responsibility/<slug:act>/", changes.change_responsibility, name="case_responsibility_change"),
    path(CASE + "record/", history.record, name="case_record"),
    path(CASE + "record/seen/", history.seen, name="case_seen"),
    path(CASE + "record/summary.pdf", summary.summary, name="case_summary"),
]
