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
    Entry(
        "figures.stays_on_screen",
        gettext_noop(
            "These figures are of files that few may know of. They are looked at here, and neither kept nor taken out."
        ),
        gettext_noop("Go back to the figure."),
    ),
    Entry(
        "figures.quarter_not_over",
        gettext_noop("Only whole quarters that are over are published."),
        gettext_noop("Choose one of the list."),
    ),
    Entry(
        "figures.quarter_there",
        gettext_noop("The figures of this quarter are proposed or published already. They are drawn only once."),
        gettext_noop("Look at the list of quarters."),
    ),
    Entry(
        "figures.over_budget",
        gettext_noop("The figures of this year have told as much about people as they may."),
        gettext_noop("Nothing more of this year is published. Figures of the next year begin anew."),
    ),
    Entry(
        "figures.second_person",
        gettext_noop("Whoever proposes figures does not approve them."),
        gettext_noop("Ask another information officer or a supervisor to look at them."),
    ),
    Entry(
        "figures.no_reason",
        gettext_noop("There is no reason yet why these figures are withdrawn."),
        gettext_noop("Choose one: everybody reads it beside the quarter."),
    ),
    Entry(
        "figures.words_too_long",
        gettext_noop("This sentence is too long."),
        gettext_noop("Say it in at most 300 letters."),
    ),
    Entry(
        "figures.withdrawal_there",
        gettext_noop("Somebody has asked already to withdraw these figures."),
        gettext_noop("Look at the list of quarters."),
    ),
    Entry(
        "figures.no_library",
        gettext_noop("This installation cannot draw public figures yet: the library for it is not installed."),
        gettext_noop("Ask whoever keeps the server to install requirements/public.lock."),
    ),
)
