"""Addresses of the screens about data rights."""

from django.urls import path

from amparo.interfaces.staff.rights import asking, deciding, keeping, overview, steps
from amparo.interfaces.staff.rights.papers import certificates, copying

urlpatterns = [
    path("rights/", overview.everything, name="rights"),
    path("people/<uuid:person>/rights/", overview.of_person, name="person_rights"),
    path("people/<uuid:person>/rights/new/", asking.ask, name="ask_rights"),
    path("people/<uuid:person>/rights/hold/", keeping.hold, name="hold"),
    path("people/<uuid:person>/rights/allow/", keeping.allow, name="allow_use"),
    path("rights/<uuid:request_id>/", asking.page, name="rights_request"),
    path("rights/<uuid:request_id>/recognise/", steps.recognise, name="recognise"),
    path("rights/<uuid:request_id>/decide/", deciding.decide, name="decide_rights"),
    path("rights/<uuid:request_id>/second/", deciding.second, name="second_rights"),
    path("rights/<uuid:request_id>/copy/", copying.copy, name="copy_rights"),
    path("rights/<uuid:request_id>/tell/", steps.tell, name="tell_rights"),
    path("rights/<uuid:request_id>/appeal/", steps.appeal, name="appeal_rights"),
    path("rights/<uuid:request_id>/withdraw/", steps.withdraw, name="withdraw_rights"),
    path("rights/<uuid:request_id>/release/", steps.release, name="release_rights"),
    path("rights/holds/<uuid:hold_id>/lift/", keeping.lift, name="lift_hold"),
    path("rights/keeping/<uuid:review>/", keeping.keeping, name="keeping"),
    path("rights/certificates/<uuid:certificate>/", certificates.page, name="certificate"),
    path("rights/certificates/<uuid:certificate>/paper.pdf", certificates.paper, name="certificate_paper"),
]
