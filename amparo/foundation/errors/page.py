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
    # Of sealed pages, for people of services who come with a link and a code.
    Entry(
        "outside.mistyped",
        gettext_noop("This is not a code: a digit is wrong or missing."),
        gettext_noop("Look at the twelve digits again, four by four, or ask who told them to you."),
    ),
    Entry(
        "outside.wrong_code",
        gettext_noop("With this link and this code nothing opens."),
        gettext_noop(
            "Check the code, digit by digit. The page may also have ended, or got a new link and code: call who sent it "
            "to you. After five wrong tries you have to wait a little."
        ),
        403,
    ),
    Entry(
        "outside.wait",
        gettext_noop("Wrong codes were tried here several times."),
        gettext_noop("Wait some minutes and try again; each wrong try makes the wait longer."),
        429,
    ),
    Entry(
        "outside.locked",
        gettext_noop("Wrong codes were tried here too often: this page stays closed."),
        gettext_noop("Call who sent it to you: they can make a new link and a new code."),
        403,
    ),
    Entry(
        "outside.busy",
        gettext_noop("Very many codes are being tried at the moment."),
        gettext_noop("Wait a quarter of an hour and try again, or call who sent it to you."),
        429,
    ),
    Entry(
        "outside.words_missing",
        gettext_noop("There are no words here yet."),
        gettext_noop("Write what has to be said in a few plain words."),
    ),
    Entry(
        "outside.too_long",
        gettext_noop("This is too long to be sent at once."),
        gettext_noop("Shorten it, or send it in two parts."),
    ),
    Entry(
        "outside.reason_missing",
        gettext_noop("The reason is missing."),
        gettext_noop("Choose the reason that fits best."),
    ),
    Entry(
        "outside.step_not_open",
        gettext_noop("This step is not open, or it was taken before."),
        gettext_noop("Look at the page again: it shows where the referral stands and what comes next."),
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
