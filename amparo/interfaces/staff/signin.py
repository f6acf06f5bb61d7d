"""Sign-in through django-allauth, closed to sign-up: accounts are made by an administrator. One role at a time."""

from typing import Any

from allauth.account.forms import LoginForm
from allauth.account.views import LoginView, LogoutView
from django import forms
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.i18n import set_language

from amparo.foundation.policy import Role
from amparo.interfaces.staff import menu, proving
from amparo.interfaces.staff.screens import answered, open_door
from amparo.interfaces.staff.session import LOCKED, NAME, ROLE, SEVERAL, lock_session, renew_key
from amparo.interfaces.ui import problems
from amparo.trust.accounts import queries as accounts
from amparo.trust.staffing import factors
from amparo.trust.staffing.provider.told import configured


class SignInForm(LoginForm):  # type: ignore[misc]
    """User name and passphrase, in our words."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.use_required_attribute = False
        for name, label in (("login", _("User name")), ("password", _("Passphrase"))):
            self.fields[name].label = label
            self.fields[name].help_text = ""
            self.fields[name].widget.attrs.pop("placeholder", None)
        self.fields["login"].widget.attrs |= {"autocapitalize": "none", "spellcheck": "false"}


class SignIn(LoginView):  # type: ignore[misc]
    """The door: says when the session was locked, answers 422 when something has to be mended."""

    form_class = SignInForm
    template_name = "staff/sign_in.html"

    def get_initial(self) -> dict[str, Any]:
        """Fill in the name of who locked this screen, so that coming back takes the passphrase alone."""
        return {**super().get_initial(), "login": self.request.session.get(NAME, "")}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the title, whether the last session was locked, which is said once, and the identity provider if there is one."""
        locked = self.request.session.pop(LOCKED, "")
        more = {"title": _("Sign in"), "locked": locked, "provider": configured()}
        return {**super().get_context_data(**kwargs), **more}

    def form_invalid(self, form: SignInForm) -> HttpResponse:
        """Show the form again with what has to be mended."""
        return answered(super().form_invalid(form))


class SignOut(LogoutView):  # type: ignore[misc]
    """The way out: the session ends here, and the browser is told to forget what it kept of us."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Sign out; the language cookie alone stays, for whoever comes next at this computer."""
        answer: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        answer["Clear-Site-Data"] = '"cache", "storage"'
        return answer


sign_in = open_door("GET", "POST")(SignIn.as_view())
sign_out = open_door("POST")(SignOut.as_view())
language = open_door("POST")(set_language)


@open_door("POST")
def lock(request: HttpRequest) -> HttpResponseBase:
    """End the session at once and leave the user name on the sign-in page: for a moment away, or a change of person.

    Who has to sign in anew for one page is led back there.
    """
    if request.user.is_authenticated:
        lock_session(request, "hand")
    back = request.POST.get(REDIRECT_FIELD_NAME, "")
    return redirect_to_login(proving.within(request, back)) if back else redirect("account_login")


class RoleForm(forms.Form):
    """The choice between the roles somebody holds."""

    use_required_attribute = False
    role = forms.ChoiceField(label=gettext_lazy("In which role do you work now?"), widget=forms.RadioSelect)

    def __init__(self, roles: list[Role], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = [(role.value, menu.role_name(role)) for role in roles]  # type: ignore[attr-defined]


@open_door("GET", "POST")
def role(request: HttpRequest) -> HttpResponseBase:
    """Let somebody with several roles choose the one they work in now; the session gets a new key with it."""
    if not request.user.is_authenticated:
        return redirect("account_login")
    if factors.missing(request.user, None):
        return redirect("mfa_index")
    roles = accounts.roles_of(request.user)
    if not roles:
        return problems.page(request, "access.no_role")
    form = RoleForm(roles, request.POST if request.method == "POST" else None)
    if form.is_valid():
        renew_key(request)
        request.session[ROLE] = form.cleaned_data["role"]
        request.session[SEVERAL] = len(roles) > 1
        return redirect("today")
    answer = render(request, "staff/role.html", {"title": _("Your role"), "form": form})
    return answered(answer) if form.is_bound else answer
