"""What is grave asks for the passphrase again after five minutes; locking leaves only the user name."""

import re
import time

import pytest

from tests.canary.crawler import routes
from tests.cast import PASSPHRASE, Cast
from tests.interfaces.staff.desk import at_desk, prove
from tests.interfaces.staff.own.signing import NEW, signs_in

FRESH = {
    "case_form_csv", "case_incidents", "cases_give_back", "case_summary", "case_transfer_offer", "referral_new", "referral_hand",
    "referral_paper",
    "case_responsibility_change", "case_conflict_lift", "ask_emergency",
    "staff_account_new", "staff_team_new", "staff_role_give", "staff_role_end", "staff_areas", "staff_code_new",
    "staff_account_close", "staff_account_reopen",
    "mfa_activate_totp", "mfa_add_webauthn", "factor_remove", "mfa_view_recovery_codes", "mfa_generate_recovery_codes",
    "devices_end", "device_answer", "honey_plant", "sheet", "case_restriction_lift",
    "second_rights", "copy_rights", "release_rights", "keeping", "directory_location_change",
    "report_pass_on", "give_own_file", "figure_file", "dashboard_file", "leadership_paper",
    "provider_link", "provider_offer", "provider_unlink",
    "community_volunteer_erase", "public_figures_approve", "public_figures_withdraw",
    "case_conference_new", "conference_give", "conference_paper", "competence_record",
    "analysis_approve", "analysis_file",
    "feed_new", "feed_file",
}  # fmt: skip
"""What takes something out of the house, gives somebody a right, opens in an emergency, or changes how one signs in."""
ASKS_ITSELF = {"passphrase", "account_reauthenticate"}
"""The old passphrase stands in the form."""
BEFORE = {
    "account_login",
    "mfa_authenticate",
    "enrol",
    "account_logout",
    "lock",
    "role",
    "set_language",
    "stay",
    "recover",
    "provider_go",
    "provider_back",
    "provider_passphrase",
}
"""Before anybody is known, or to go."""
NARROWS = {
    "case_restrict",
    "case_involvement_end",
    "case_transfer_take_back",
    "withdraw_consent",
    "end_tie",
    "unask_match",
    "report_complained",
    "directory_link_end",
    "referral_revoke",
    "referral_close",
    "end_own_file",
    "public_page_withdraw",
    "case_area_leave",
    "case_area_enter",
    "conference_cancel",
    "wellbeing_take_back",
    "wellbeing_throw_away",
    "file_audit_drop",
    "feed_end",
}
"""Takes rights away: nobody is to wait for that."""
LOOKS = {
    "today", "search", "person", "person_history", "photo", "notices", "looked", "searches", "case_list", "case",
    "case_plan", "case_plan_paper", "case_file", "case_journey", "case_form", "case_entry", "case_document",
    "case_entry_history", "case_responsibility", "case_record", "case_seen", "emergency", "gallery", "gallery_of_pictures",
    "staff_accounts", "staff_account", "staff_teams", "mfa_index", "usersessions_list", "sign_ins", "honey",
    "matches", "rights", "person_rights", "rights_request", "certificate", "certificate_paper",
    "case_referrals", "referrals", "referral", "received", "received_referral", "gaps",
    "figures", "figure", "figure_cases", "dashboard", "dashboard_cases", "public_figures",
    "kept_figures", "kept_figure", "team_figure", "leadership", "decision",
    "equity", "equity_exact", "equity_review", "equity_comparison", "equity_gap",
    "feeds", "feed",
    "directory", "directory_stale", "directory_coverage", "directory_coverage_file",
    "directory_service", "directory_organizations", "directory_organization",
    "reports", "asked", "report", "report_voice", "published", "person_own_file",
    "public_pages", "public_page", "case_areas", "case_area", "case_area_received",
    "partners", "register_records", "register_record",
    "communities", "community_records", "community_volunteers", "community_figures", "community", "community_record",
    "community_volunteer",
    "analyses", "severities", "analysis", "analysis_preview", "analysis_risk", "analysis_evidence",
    "around", "sites", "checklist", "measures", "rated_places", "place",
    "supervision", "sample", "file_audit", "audit_learning", "audit_lessons", "supervision_sessions", "competence",
    "people_and_work", "case_conferences", "conferences", "conference", "wellbeing", "wellbeing_words", "wellbeing_shown",
    "wellbeing_counts",
    "watched", "watch_records", "watch_record", "watch_alerts", "watch_routes", "watch_route", "watch_place", "watch_form",
    "practice", "practice_area", "practice_sources", "practice_form", "practice_list", "practice_rules", "practice_table",
}  # fmt: skip
WORK = {
    "public_figures_propose", "public_figures_take_back", "public_figures_keep",
    "register", "cases_bring_in",
    "open_case", "change_person", "choose_person", "add_tie", "mark_twice", "unmark_twice", "change_photo",
    "record_consent", "vital_interest", "confirm_vital_interest", "case_transfer", "case_risk", "case_move",
    "case_reopen", "case_form_start", "case_form_review", "case_decide", "case_form_page", "case_document_new",
    "case_entry_new", "case_entry_correct", "case_task_finish", "case_conflicts",
    "ask_match", "answer_match", "ask_rights", "hold", "allow_use", "recognise", "decide_rights", "tell_rights", "appeal_rights",
    "withdraw_rights", "lift_hold", "referral_need", "referral_gap", "referral_inform", "referral_answer", "referral_view",
    "referral_slip",    "received_step",
    "directory_check", "directory_service_change", "directory_organization_new", "directory_organization_change",
    "directory_service_new", "directory_location_new", "directory_link",
    "report_take", "report_assign", "report_note", "report_sort", "report_answer", "report_close", "report_set_aside",
    "asked_take_on", "asked_decline", "report_bring_back", "report_double", "report_unlock", "publish", "unpublish",
    "own_file_card",
    "public_page_new", "public_page_change", "public_page_publish", "public_pages_starting",
    "case_area_form", "case_areas_look", "register_record_new", "register_record_about", "register_record_change",
    "community_new", "community_change", "community_record_new", "community_record_change", "community_rumour_step",
    "community_tell", "community_volunteer_new", "community_volunteer_change",
    "community_volunteer_hand_over",
    "case_places", "sample_new", "file_audit_fill", "file_audit_tell", "file_audit_reply", "file_audit_read", "file_audit_step",
    "supervision_session_new", "conference_minutes", "wellbeing_new", "wellbeing_show",
    "equity_gap_change", "equity_gap_close",
    "analysis_new", "analysis_scope", "analysis_whole", "analysis_pillar", "analysis_risk_new", "analysis_risk_away",
    "analysis_evidence_new", "analysis_rate", "analysis_agree", "analysis_review", "analysis_back",
    "site_new", "site", "checklist_page", "measure_new", "measure", "place_rate",
    "figure_keep", "register_record_cite", "decision_new", "decision_change", "decision_look",
    "watch_new", "watch_aside", "watch_bring_in", "watch_figures", "watch_alert", "watch_route_new", "watch_route_change",
}  # fmt: skip
"""The day's work on records in one's own reach."""


def test_every_route_is_judged_and_those_that_are_grave_ask_again() -> None:
    judged = [*FRESH, *ASKS_ITSELF, *BEFORE, *NARROWS, *LOOKS, *WORK]
    assert len(judged) == len(set(judged)), "a route is judged once"
    assert {route.name for route in routes()} == set(judged), "a new route has to be judged here"
    assert {route.name for route in routes() if route.view.declared_fresh} == FRESH


def test_after_five_minutes_no_grave_screen_does_or_shows_anything(cast: Cast) -> None:
    some = "00000000-0000-0000-0000-000000000000"
    for route in routes():
        if route.name not in FRESH:
            continue
        path = "/" + re.sub("<[^>]*>", lambda part: "1" if "int:" in part[0] else some, route.template)
        some_staff = ("alma", "bruno", "farah", "petra", "dina")
        who = next(name for name in some_staff if cast.access(name).role in route.view.declared_roles)
        client = at_desk(who)
        prove(client, cast.users[who], ago=301)
        for method in route.view.declared_methods:
            answer = getattr(client, method.lower())(path)
            assert (answer.status_code, answer["Location"][:7]) == (302, "/again/"), (route.name, method)


@pytest.mark.parametrize("path", ["/accounts/new/", "/accounts/teams/new/"])
def test_after_five_minutes_the_passphrase_is_asked_for_and_the_way_goes_on(cast: Cast, path: str) -> None:
    client = at_desk("farah")
    assert client.get(path).status_code == 200
    prove(client, cast.users["farah"], ago=301)
    assert client.get(path)["Location"] == f"/again/?next={path.replace('/', '%2F')}"
    assert client.get("/accounts/").status_code == 200, "looking asks for nothing"
    assert client.post(f"/again/?next={path}", {"password": NEW}).status_code == 422
    assert client.get(path).status_code == 302
    assert client.post(f"/again/?next={path}", {"password": PASSPHRASE})["Location"] == path
    assert client.get(path).status_code == 200


def test_nothing_that_was_sent_too_late_is_done_or_kept(cast: Cast) -> None:
    client = at_desk("farah")
    prove(client, cast.users["farah"], ago=301)
    sent = {"name": "A very own team", "office": "Hill"}
    assert client.post("/accounts/teams/new/", sent).status_code == 302
    assert "A very own team" not in str(dict(client.session))
    client.post("/again/?next=/accounts/teams/new/", {"password": PASSPHRASE})
    assert "A very own team" not in client.get("/accounts/teams/").content.decode()


def test_after_the_proof_nobody_is_led_to_another_site(cast: Cast) -> None:
    client = at_desk("farah")
    prove(client, cast.users["farah"], ago=301)
    answer = client.post(
        f"/accounts/{cast.users['amir'].pk}/role/end/", {"post": "1"}, HTTP_REFERER="https://example.org/x"
    )
    assert answer["Location"] == "/again/?next=%2F"
    assert client.post("/again/?next=https://example.org/", {"password": PASSPHRASE})["Location"] == "/"


def test_a_sign_in_is_itself_a_proof_and_the_proof_of_another_is_none(cast: Cast) -> None:
    client, _ = signs_in("farah")
    assert client.get("/accounts/new/").status_code == 200
    session = client.session
    session["account_authentication_methods_user"] = str(cast.users["alma"].pk)
    session["account_authentication_methods"] = [{"method": "password", "at": time.time()}]
    session.save()
    assert client.get("/accounts/new/").status_code == 302


def test_locking_ends_the_session_and_leaves_the_user_name(cast: Cast) -> None:
    client, _ = signs_in("alma")
    key = client.session.session_key
    assert client.get("/lock/").status_code == 405
    assert client.post("/lock/")["Location"] == "/sign-in/"
    assert client.session.session_key != key
    page = client.get("/sign-in/").content.decode()
    assert 'value="alma"' in page
    assert "This screen is locked" in page
    assert client.get("/")["Location"].startswith("/sign-in/")
    _, answer = signs_in("amir", client=client)
    assert answer.status_code == 302, "somebody else signs in over it"
    assert "Amir" in client.get("/").content.decode()


def test_the_warning_of_the_lock_is_on_every_page_hidden_until_its_time(cast: Cast) -> None:
    page = at_desk("alma").get("/").content.decode()
    assert 'data-idle-seconds="780" hidden' in page
    assert at_desk("alma").post("/own/stay/").status_code == 204
