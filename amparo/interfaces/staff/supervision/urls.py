"""Addresses of supervision."""

from django.urls import path

from amparo.interfaces.staff.supervision import (
    auditing,
    competence,
    learning,
    overview,
    people,
    replying,
    samples,
    sessions,
    speaking,
)

AUDIT = "audits/<uuid:audit_id>/"

urlpatterns = [
    path("", overview.supervision, name="supervision"),
    path("samples/new/", samples.sample_new, name="sample_new"),
    path("samples/<uuid:draw>/", samples.sample, name="sample"),
    path(AUDIT, speaking.audit, name="file_audit"),
    path(AUDIT + "fill/", auditing.audit_fill, name="file_audit_fill"),
    path(AUDIT + "tell/", auditing.audit_tell, name="file_audit_tell"),
    path(AUDIT + "drop/", auditing.audit_drop, name="file_audit_drop"),
    path(AUDIT + "reply/", replying.audit_reply, name="file_audit_reply"),
    path(AUDIT + "read/", replying.audit_read, name="file_audit_read"),
    path(AUDIT + "steps/<int:number>/", replying.audit_step, name="file_audit_step"),
    path("learning/", learning.learning, name="audit_learning"),
    path("lessons/", learning.lessons, name="audit_lessons"),
    path("competence/", competence.competence, name="competence"),
    path("competence/<uuid:worker>/", competence.competence_record, name="competence_record"),
    path("workers/", people.workers, name="people_and_work"),
    path("sessions/", sessions.sessions, name="supervision_sessions"),
    path("sessions/new/", sessions.session_new, name="supervision_session_new"),
]
