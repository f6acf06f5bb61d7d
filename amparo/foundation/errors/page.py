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
    # Of the public pages, in words for somebody who may be in danger, in a hurry, or new to reading.
    Entry(
        "public.not_there",
        gettext_noop("This page is not here."),
        gettext_noop("It may have moved, or the address may be wrong. Go to the first page and start again."),
        404,
    ),
    Entry(
        "public.not_understood",
        gettext_noop("We did not understand this request."),
        gettext_noop("Go back one step and try again, or start again from the first page."),
        400,
    ),
    Entry(
        "public.wrong_way",
        gettext_noop("This page cannot be used in this way."),
        gettext_noop("Go to the first page and start again."),
        405,
    ),
    Entry(
        "public.form_expired",
        gettext_noop("This page was open for too long."),
        gettext_noop("Nothing was sent. Go back one step, open the page again and send it once more."),
        403,
    ),
    Entry(
        "public.too_many",
        gettext_noop("There were too many tries."),
        gettext_noop("Wait five minutes and try again. What you wrote is not lost if you keep the page open."),
        429,
    ),
    Entry(
        "public.busy",
        gettext_noop("These pages cannot answer at the moment."),
        gettext_noop("Try again in a few minutes."),
        503,
    ),
    Entry(
        "public.our_fault",
        gettext_noop("Something went wrong here. It was not your fault."),
        gettext_noop("Try again. If it happens again, wait a little or start again from the first page."),
        500,
    ),
    Entry(
        "feedback.no_sound",
        gettext_noop("This file is no recording that we can take."),
        gettext_noop("Choose a recording in the format Ogg, WebM, MP4, M4A, MP3 or WAV, or write instead."),
    ),
    Entry(
        "feedback.sound_too_large",
        gettext_noop("The recording is too large."),
        gettext_noop("It may have 5 megabytes, some five minutes. Choose a shorter one, or write instead."),
    ),
    Entry(
        "feedback.sounds_busy",
        gettext_noop("So many recordings come in at this moment that no more can be taken."),
        gettext_noop("Write what you want to say, or send the recording again in an hour."),
    ),
)
