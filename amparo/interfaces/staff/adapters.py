"""Where django-allauth asks how we want it: no sign-up, our own words, a second factor sealed, devices remembered."""

from secrets import token_urlsafe
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.interfaces.staff import keeping, proving
from amparo.interfaces.ui import problems
from amparo.trust.staffing import devices, factors, hashing, keys, secrets, sessions
from amparo.trust.staffing.passphrases import normal
from amparo.trust.staffing.provider import arriving
from amparo.trust.staffing.watching import attempts

MARK = settings.AMPARO_DEVICE_COOKIE_NAME
MARK_SECONDS = 400 * 24 * 3600
WRONG = {
    "incorrect_code": gettext_lazy("This does not fit. Codes change every 30 seconds and work once: try the next one."),
    "incorrect_password": gettext_lazy("This is not your passphrase."),
    "too_many_login_attempts": gettext_lazy("There were too many attempts. Wait five minutes and try again."),
    "username_password_mismatch": gettext_lazy("User name and passphrase do not fit together. Check both."),
}


class ClosedDoor(DefaultAccountAdapter):  # type: ignore[misc]
    """Nobody signs up; passphrases are compared in one spelling; what is grave needs a fresh proof."""

    error_messages = {**DefaultAccountAdapter.error_messages, **WRONG}

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Return False: there is no sign-up."""
        return False

    def respond_user_inactive(self, request: HttpRequest, user: Any) -> HttpResponse:
        """Answer somebody whose account was closed as somebody without a role."""
        return problems.page(request, "access.no_role")

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Say nothing: the page after sign-in shows who is signed in."""

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """Send nothing: accounts have no mail address, the next page says what is new."""

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Any:
        """Compare the passphrase in the spelling in which it was kept, and open the private key that it shuts.

        Who passes by the identity provider where it must not be passed by gave a wrong one: in time, words, limits and news.
        """
        inside = request.user.is_authenticated or arriving.may_enter(request.session, credentials.get("username", ""))
        credentials["password"] = normal(credentials.get("password", "")) if inside else token_urlsafe()
        with hashing.listening() as roots:
            user = super().authenticate(request, **credentials)
        if user is not None:
            keeping.remember(request, keys.entered(user, roots))
            arriving.passed(request.session)
        return user

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Note in the log that an account waits after too many failed tries."""
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError:
            attempts.held_back(credentials.get("username", ""))
            raise

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """Note a wrong passphrase, and count it for the owner."""
        step = attempts.PROOF if request.user.is_authenticated else attempts.PASSPHRASE
        attempts.failed(credentials.get("username", ""), step)

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Return whether allauth has to ask again; a sign-in a moment ago is proof enough."""
        return not proving.recently(context.request)

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """Offer the passphrase alone: it is what every account has."""
        if not user.is_authenticated:
            return []
        url = reverse("account_reauthenticate")
        return [{"id": "reauthenticate", "description": _("Use your passphrase"), "url": url}]

    def post_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> HttpResponse:
        """Remember the browser, so that its next sign-in is none from a new device."""
        response: HttpResponse = super().post_login(request, user, **kwargs)
        agent = request.headers.get("User-Agent", "")
        by_provider = arriving.entered(request.session, user)
        attempts.succeeded(user, proving.second_step(request), by_provider=by_provider)
        sessions.began(request.session.session_key or "", agent)
        mark = devices.entered(user, request.COOKIES.get(MARK, ""), agent)
        secure = settings.SESSION_COOKIE_SECURE
        response.set_cookie(MARK, mark, max_age=MARK_SECONDS, secure=secure, httponly=True, samesite="Strict")
        return response


class SecondFactors(DefaultMFAAdapter):  # type: ignore[misc]
    """Second factors: secrets sealed in the database, our own words, no picture made twice."""

    error_messages = {**DefaultMFAAdapter.error_messages, "incorrect_code": WRONG["incorrect_code"]}

    def encrypt(self, text: str) -> str:
        """Seal what the authenticator app shares with us."""
        return secrets.seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        """Open what was sealed."""
        return secrets.unseal(encrypted_text)

    def build_totp_svg(self, url: str) -> str:
        """Return nothing: our page draws the picture itself, because the policy allows no data: address."""
        return ""

    def can_delete_authenticator(self, authenticator: Any) -> bool:
        """Return whether another second factor is left."""
        return factors.may_remove(authenticator)

    def generate_authenticator_name(self, user: Any, type: Any) -> str:
        """Return a name to begin with."""
        return _("My passkey")
