"""Addresses of the administrator's screens."""

from django.urls import path

from amparo.interfaces.staff.accounts import codes, lists, new, rights, signins, teams

ACCOUNT = "<uuid:account>/"

urlpatterns = [
    path("", lists.account_list, name="staff_accounts"),
    path("new/", new.account_new, name="staff_account_new"),
    path("sign-ins/", signins.sign_ins, name="sign_ins"),
    path("teams/", teams.team_list, name="staff_teams"),
    path("teams/new/", teams.team_new, name="staff_team_new"),
    path(ACCOUNT, lists.account, name="staff_account"),
    path(ACCOUNT + "role/", rights.role_give, name="staff_role_give"),
    path(ACCOUNT + "role/end/", rights.role_end, name="staff_role_end"),
    path(ACCOUNT + "areas/", rights.areas, name="staff_areas"),
    path(ACCOUNT + "code/", codes.code_new, name="staff_code_new"),
    path(ACCOUNT + "close/", codes.close, name="staff_account_close"),
    path(ACCOUNT + "reopen/", codes.reopen, name="staff_account_reopen"),
]
