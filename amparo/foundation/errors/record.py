"""Problems of reaching and changing records."""

from amparo.foundation.errors import Entry, gettext_noop

ENTRIES = (
    Entry(
        "record.not_there",
        gettext_noop("This page is not here, or it is not yours to open."),
        gettext_noop("Check the address, go back to your list, or ask your supervisor."),
        404,
    ),
    Entry(
        "record.sealed",
        gettext_noop(
            "This record is sealed to people, and your key is not open in this session or does not fit it yet."
        ),
        gettext_noop(
            "Sign out and sign in with your passphrase. If that does not help, ask a colleague of the case to open it once."
        ),
        403,
    ),
    Entry(
        "record.nobody_left",
        gettext_noop("After this nobody would be left who can open this restricted record."),
        gettext_noop("Name somebody first who has signed in to Amparo with a passphrase."),
    ),
    Entry(
        "record.no_key_there",
        gettext_noop("Nobody of that team can receive a restricted case yet."),
        gettext_noop("Ask one of its supervisors to sign in to Amparo once, then offer it again."),
    ),
    Entry(
        "record.key_used",
        gettext_noop("This form was already sent by somebody else."),
        gettext_noop("Open the page again and send it from there."),
    ),
    Entry(
        "access.no_role",
        gettext_noop("Your account has no role at the moment."),
        gettext_noop("Ask your administrator to give you a role in a team."),
        403,
    ),
    Entry(
        "figures.exact_stays",
        gettext_noop(
            "These figures are exact, and exact figures stay in the office: small ones tell of single people."
        ),
        gettext_noop("Ask an information officer for the same figures; theirs are protected and may go further."),
    ),
)
