"""Problems of telling us something, of coming back to it, and of answering it."""

from amparo.foundation.errors import Entry, gettext_noop

ENTRIES = (
    Entry(
        "feedback.words_missing",
        gettext_noop("There are no words yet."),
        gettext_noop("Write what you want to say. A few words are enough."),
    ),
    Entry(
        "feedback.too_long",
        gettext_noop("This is too long to be sent at once."),
        gettext_noop("Shorten it; you can add more afterwards with your receipt."),
    ),
    Entry(
        "feedback.category_unknown",
        gettext_noop("It is not said what it is about."),
        gettext_noop("Choose one of the list; if nothing fits, choose that it is something else."),
    ),
    Entry(
        "feedback.kind_unknown",
        gettext_noop("It is not said what kind of report it is."),
        gettext_noop("Choose one of the list."),
    ),
    Entry(
        "feedback.elsewhere",
        gettext_noop("Everybody here who could read this may be part of what it is about."),
        gettext_noop(
            "It can go to people outside this organisation instead, who are bound to secrecy. Say that you agree, or "
            "change whom it is about. Nothing was kept yet."
        ),
    ),
    Entry(
        "feedback.nobody",
        gettext_noop("At the moment nobody can receive this safely here."),
        gettext_noop(
            "Nothing was kept. Tell somebody whom you trust in another organisation; the list of services names some. "
            "If you are in danger now, go to a safe place first."
        ),
    ),
    Entry(
        "feedback.mistyped",
        gettext_noop("This is not a receipt: a digit is wrong or missing."),
        gettext_noop("Look at the sixteen digits on your receipt again, four by four."),
    ),
    Entry(
        "feedback.mistyped_pin",
        gettext_noop("The PIN has six digits."),
        gettext_noop("Write the six digits that were shown with your receipt."),
    ),
    Entry(
        "feedback.wrong_code",
        gettext_noop("Receipt and PIN do not belong together, or there is no such receipt."),
        gettext_noop(
            "Check both, digit by digit. After five wrong tries you have to wait a little, after ten only our staff can "
            "help: call them or come by."
        ),
        403,
    ),
    Entry(
        "feedback.wait",
        gettext_noop("This receipt was tried with wrong codes several times."),
        gettext_noop("Wait some minutes and try again; each wrong try makes the wait longer. Your report is safe."),
        429,
    ),
    Entry(
        "feedback.locked",
        gettext_noop("This receipt was tried with wrong codes too often and is closed."),
        gettext_noop("Call our staff or come by: they can open it again. Your report is safe, and we go on with it."),
        403,
    ),
    Entry(
        "feedback.busy",
        gettext_noop("Very many codes are being tried at the moment."),
        gettext_noop("Wait a quarter of an hour and try again, or call our staff. Your report is safe."),
        429,
    ),
    Entry(
        "feedback.no_appeal_yet",
        gettext_noop("There is no answer yet that somebody else could look at."),
        gettext_noop("You can add something now. When you have an answer, you can say that you are not content with it."),
    ),
    Entry(
        "feedback.step_not_open",
        gettext_noop("This step is not open, or somebody took it before you."),
        gettext_noop("Look at the page again: it shows where the report stands and what comes next."),
    ),
    Entry(
        "feedback.no_reader",
        gettext_noop("This colleague may not read the report."),
        gettext_noop("Choose somebody of the list."),
    ),
    Entry(
        "feedback.another_answers",
        gettext_noop("The person is not content with the answer: somebody else has to look at it now."),
        gettext_noop(
            "Ask another reader of the report to take it. If there is none, pass it on to another agency, or ask the "
            "administrator to name another focal point, and open the report once afterwards."
        ),
    ),
    Entry(
        "feedback.answer_missing",
        gettext_noop("It is not said what was done."),
        gettext_noop("Say it in plain words, in the person's language."),
    ),
    Entry(
        "feedback.why_missing",
        gettext_noop("It is not said why something was not possible."),
        gettext_noop("Say the reason as the person would understand it."),
    ),
    Entry(
        "feedback.reason_missing",
        gettext_noop("The reason is missing."),
        gettext_noop("Write in a sentence why this needs no answer."),
    ),
    Entry(
        "feedback.no_double",
        gettext_noop("There is no report with this code that this one could belong to."),
        gettext_noop(
            "Check the code. Sensitive and other reports are not linked, nor is one that is linked to a third."
        ),
    ),
    Entry(
        "feedback.nobody_left",
        gettext_noop("After this nobody would be left who may read the report."),
        gettext_noop("Pass it on to another agency first, or let a focal point be named whom it does not concern."),
    ),
    Entry(
        "feedback.nobody_there",
        gettext_noop("This agency has no focal point who could receive it."),
        gettext_noop("Choose another agency."),
    ),
    Entry(
        "feedback.no_focal_point",
        gettext_noop("This user is no focal point with an open account."),
        gettext_noop("Let the administrator give them that role first, or name somebody else."),
    ),
    Entry(
        "feedback.concerns_them",
        gettext_noop("This report cannot be given to this focal point: it concerns them, or somebody above or below them."),
        gettext_noop("Name another one, of another agency if need be. Do not speak about the report with them."),
    ),
    Entry("feedback.no_report", gettext_noop("No report has this code."), gettext_noop("Check the code letter by letter.")),
    Entry(
        "feedback.cannot_pass_on",
        gettext_noop("This report cannot be passed on to this agency."),
        gettext_noop("Only sensitive reports are passed on, to another agency than the one that has it."),
    ),
)  # fmt: skip
