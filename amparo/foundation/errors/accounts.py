"""Problems of managing accounts and of entering them."""

from amparo.foundation.errors import Entry, gettext_noop

ENTRIES = (
    Entry(
        "page.form_renewed",
        gettext_noop("This form is older than your sign-in, so it was not sent yet."),
        gettext_noop("Nothing of it is lost."),
        403,
    ),
    Entry(
        "page.signed_out",
        gettext_noop("You were signed out before this was sent, and nothing of it is kept yet."),
        gettext_noop("Sign in once more in another window, then come back to this page."),
        403,
    ),
    Entry(
        "page.proof_due",
        gettext_noop("You gave your passphrase more than five minutes ago, so this was not done yet."),
        gettext_noop("Give your passphrase once more in another window, then come back to this page."),
        403,
    ),
    Entry(
        "accounts.username_taken",
        gettext_noop("Somebody already has this user name."),
        gettext_noop("Choose another one, for example with a letter or a number more."),
    ),
    Entry(
        "accounts.username_unfit",
        gettext_noop("This user name cannot be used."),
        gettext_noop("Use 2 to 59 small letters a to z, digits, full stops, hyphens or underscores."),
    ),
    Entry(
        "accounts.team_missing",
        gettext_noop("This role is held in a team."),
        gettext_noop("Choose the team, or make it first."),
    ),
    Entry(
        "accounts.team_taken",
        gettext_noop("There is already a team with this name."),
        gettext_noop("Choose another name."),
    ),
    Entry(
        "accounts.own",
        gettext_noop("Nobody changes the rights of their own account."),
        gettext_noop("Ask another administrator of your organisation."),
    ),
    Entry(
        "accounts.closed",
        gettext_noop("This account is closed."),
        gettext_noop("Reopen it first; that gives a new code too."),
    ),
    Entry(
        "accounts.administrator_there",
        gettext_noop("This agency already has an administrator."),
        gettext_noop("Ask that person to make the account."),
    ),
    Entry(
        "accounts.last_factor",
        gettext_noop("This is the last second factor of your account."),
        gettext_noop("Set up another one first, then remove this one."),
    ),
    Entry(
        "accounts.link_taken",
        gettext_noop("Whom the identity provider named is linked to another account here."),
        gettext_noop("Sign out there and begin again as yourself. If it was you, tell your administrator."),
    ),
    Entry(
        "accounts.provider_silent",
        gettext_noop("The identity provider does not answer at the moment."),
        gettext_noop("Try again in a few minutes. When it is urgent, your administrator can give you a code."),
        503,
    ),
    Entry(
        "accounts.provider_refused",
        gettext_noop("What came back from the identity provider was not the answer we waited for."),
        gettext_noop("Nobody was signed in. Begin again; if it happens again, tell your administrator the time."),
        403,
    ),
)
