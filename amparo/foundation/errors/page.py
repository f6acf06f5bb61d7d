"""Problems of pages themselves."""

from amparo.foundation.errors import Entry, gettext_noop

ENTRIES = (
    Entry(
        "page.form_expired",
        gettext_noop("This form has been open for too long."),
        gettext_noop("Go back, reload the page and send it again. If you signed out in between, sign in first."),
        403,
    ),
    Entry(
        "page.too_many_attempts",
        gettext_noop("There were too many attempts."),
        gettext_noop(
            "Wait five minutes and try again. If you do not remember your passphrase, ask your administrator."
        ),
        429,
    ),
    Entry(
        "page.not_saved",
        gettext_noop("Amparo cannot write to its database at the moment."),
        gettext_noop(
            "Nothing was half saved. Try again in a few minutes; if it happens again, tell your administrator that the "
            "disk may be full."
        ),
        503,
    ),
    Entry(
        "page.our_fault",
        gettext_noop("Something went wrong on our side."),
        gettext_noop("Nothing was half saved. Try again; if it happens again, tell your administrator the time."),
        500,
    ),
)
