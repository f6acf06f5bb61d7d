"""Problems of emergency access, and of the escrow: shares of its key, and what two holders open together."""

from amparo.foundation.errors import Entry, gettext_noop

ENTRIES = (
    Entry(
        "emergency.no_record",
        gettext_noop("Emergency access opens no record with this code."),
        gettext_noop(
            "Check the code letter by letter. If it is right, call the supervisor of the team that may know more."
        ),
    ),
    Entry(
        "emergency.reason_short",
        gettext_noop("The reason is too short to be understood later."),
        gettext_noop("Write in a sentence which danger there is, and what you have to find out (20 letters or more)."),
    ),
    Entry(
        "emergency.reviewed",
        gettext_noop("This emergency access was reviewed already."),
        gettext_noop("Look at the page again: it says who decided and how."),
    ),
    Entry(
        "escrow.none",
        gettext_noop("No escrow key is installed here."),
        gettext_noop("Gather the three holders and run 'amparo escrow create'."),
    ),
    Entry(
        "escrow.stands",
        gettext_noop("An escrow key is installed already."),
        gettext_noop("Put a new one in its place with 'amparo escrow replace' and two of the present shares."),
    ),
    Entry(
        "escrow.holders",
        gettext_noop("An escrow needs three different people, each with a name."),
        gettext_noop("Name all three, best in different places; none of them keeps the server."),
    ),
    Entry(
        "escrow.share_misread",
        gettext_noop("This is no share, or a word of it is wrong, missing or in another place."),
        gettext_noop("Compare the 33 words with the sheet one by one; the order counts, capital letters do not."),
    ),
    Entry(
        "escrow.share_missing",
        gettext_noop("Two different shares are needed."),
        gettext_noop("Ask a second holder: the same share twice, or one alone, opens nothing."),
    ),
    Entry(
        "escrow.shares_apart",
        gettext_noop("These shares do not belong together: they were made for different keys."),
        gettext_noop(
            "Compare the fingerprints on the two sheets; holders destroy the sheets of a key that was replaced."
        ),
    ),
    Entry(
        "escrow.shares_of_another",
        gettext_noop("These shares belong together, but not to the escrow key of this server."),
        gettext_noop(
            "Compare the fingerprint on the sheets with 'amparo escrow status'. If the sheets are the newest, somebody "
            "exchanged the key on the server: stop, and call the holders and the data protection officer."
        ),
    ),
    Entry(
        "escrow.no_public_half",
        gettext_noop("This file is no public half of an escrow key, or it was changed."),
        gettext_noop("Carry it over again from the machine on which the key was made."),
    ),
    Entry(
        "escrow.no_case",
        gettext_noop("No restricted case has this code."),
        gettext_noop(
            "Check the code letter by letter. A case that is not restricted needs no escrow: use emergency access."
        ),
    ),
    Entry(
        "escrow.not_for_worker",
        gettext_noop("This case cannot be opened for this user."),
        gettext_noop(
            "Name a case worker or supervisor of the agency that has the case, with an open account, whom nothing keeps "
            "away from it."
        ),
    ),
    Entry(
        "escrow.worker_without_key",
        gettext_noop("This user has no key yet to which the case could be sealed."),
        gettext_noop("They sign in once with their passphrase, which makes it; then open the case again."),
    ),
    Entry(
        "escrow.nothing_to_open",
        gettext_noop("The escrow holds no key of this case: it was sealed before there was an escrow."),
        gettext_noop("Only those who can open it now can help: they open it once, which adds the escrow."),
    ),
    Entry(
        "escrow.grant_damaged",
        gettext_noop("A key of this case does not open with the escrow: it was changed in the database."),
        gettext_noop("Stop, run 'amparo audit verify', and put back the newest backup on another machine."),
    ),
)
