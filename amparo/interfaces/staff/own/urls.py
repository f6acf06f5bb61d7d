"""Addresses of the pages about one's own way in; the names that begin with mfa and account are those django-allauth asks for."""

from django.urls import path

from amparo.interfaces.staff.own import codes, devices, enrol, factors, passkeys, passphrase, proof, sheet

urlpatterns = [
    path("enrol/", enrol.enrol, name="enrol"),
    path("recover/", sheet.recover, name="recover"),
    path("own/sheet/", sheet.sheet, name="sheet"),
    path("again/", proof.again, name="account_reauthenticate"),
    path("own/", factors.overview, name="mfa_index"),
    path("own/app/", factors.app_new, name="mfa_activate_totp"),
    path("own/passkey/", passkeys.passkey_new, name="mfa_add_webauthn"),
    path("own/factors/<int:factor>/remove/", factors.remove, name="factor_remove"),
    path("own/codes/", codes.codes, name="mfa_view_recovery_codes"),
    path("own/codes/new/", codes.codes_new, name="mfa_generate_recovery_codes"),
    path("own/passphrase/", passphrase.passphrase, name="passphrase"),
    path("own/devices/", devices.device_list, name="usersessions_list"),
    path("own/devices/end/", devices.end, name="devices_end"),
    path("own/devices/answer/", devices.answer, name="device_answer"),
    path("own/stay/", proof.stay, name="stay"),
]
