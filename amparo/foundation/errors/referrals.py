"""Problems of referrals."""

from amparo.foundation.errors import Entry, gettext_noop

ENTRIES = (
    Entry(
        "referrals.needs_consent",
        gettext_noop("The person has not agreed that this information goes to this organisation."),
        gettext_noop("Ask them, write the answer down, and come back; or choose less information."),
    ),
    Entry(
        "referrals.nobody_there",
        gettext_noop("Nobody of this organisation can receive a referral here."),
        gettext_noop("Choose somebody from the list, or another service."),
    ),
    Entry(
        "referrals.no_groups",
        gettext_noop("It is not said which information is sent."),
        gettext_noop("Choose at least one kind of information."),
    ),
    Entry(
        "referrals.words_missing",
        gettext_noop("There are no words here yet."),
        gettext_noop("Write what has to be said in a few plain words."),
    ),
    Entry(
        "referrals.reason_missing",
        gettext_noop("The reason is missing."),
        gettext_noop("Choose the reason that fits best."),
    ),
    Entry(
        "referrals.rating_missing",
        gettext_noop("It is not said how the person found the service."),
        gettext_noop("Choose one answer; that they prefer not to say is one, too."),
    ),
    Entry(
        "referrals.step_not_open",
        gettext_noop("This step is not open, or somebody took it before you."),
        gettext_noop("Look at the page again: it shows where the referral stands and what comes next."),
    ),
)
