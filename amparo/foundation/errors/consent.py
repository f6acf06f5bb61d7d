"""Problems of consent."""

from amparo.foundation.errors import Entry, gettext_noop

ENTRIES = (
    Entry(
        "consent.incomplete",
        gettext_noop("The consent does not yet say what it is for, towards whom, or which information it covers."),
        gettext_noop("Choose a purpose, a recipient and at least one kind of information."),
    ),
    Entry(
        "consent.not_explained",
        gettext_noop("It is not yet said how this was explained, or who answered."),
        gettext_noop("Choose how it was explained and who gave the answer."),
    ),
    Entry(
        "consent.assent_missing",
        gettext_noop("A child's own view is missing."),
        gettext_noop("Ask the child, in a way that fits their age, and write down what they said."),
    ),
    Entry(
        "consent.reason_missing",
        gettext_noop("Sharing without consent needs a reason."),
        gettext_noop("Write which danger to life there is and why the person cannot be asked."),
    ),
    Entry(
        "consent.until_past",
        gettext_noop("The last day of this consent has already passed."),
        gettext_noop("Choose a day from today on, or leave it open."),
    ),
    Entry(
        "consent.not_proposed",
        gettext_noop("There is nothing to confirm here any more."),
        gettext_noop("Look at the list of consents to see how it stands."),
    ),
    Entry(
        "consent.missing",
        gettext_noop("The person has not agreed to this."),
        gettext_noop("Ask for consent first, for this purpose and this recipient."),
    ),
)
