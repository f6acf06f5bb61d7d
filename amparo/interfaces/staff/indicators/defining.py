"""What a definition of an indicator says in the reader's words: what is counted, by which day, and what is better."""

from django.utils.translation import gettext_lazy

UNITS = {
    "work": gettext_lazy("Cases"), "clock": gettext_lazy("Deadlines"), "plan": gettext_lazy("Plans"),
    "referral": gettext_lazy("Referrals"), "follow_up": gettext_lazy("Follow-ups"), "review": gettext_lazy("Reviews"),
    "report": gettext_lazy("Feedback and complaints"), "data_request": gettext_lazy("Requests about data"),
    "rating": gettext_lazy("Ratings"), "staff": gettext_lazy("Roles of staff"), "training": gettext_lazy("Trainings"),
    "trained": gettext_lazy("People who took part"), "capacity": gettext_lazy("Repeated assessments"),
    "checklist": gettext_lazy("Checklists"), "measure": gettext_lazy("Actions of checklists"),
    "agreement": gettext_lazy("Agreements"), "advocacy": gettext_lazy("Advocacy actions"),
    "consent": gettext_lazy("Consents"), "survey": gettext_lazy("People with surveys of reintegration"),
    "sensitive_report": gettext_lazy("Sensitive reports"), "uasc": gettext_lazy("Children"),
    "uasc_care": gettext_lazy("Children"), "trafficked": gettext_lazy("People"), "exploitation": gettext_lazy("People"),
    "incident": gettext_lazy("Incidents"), "safety_need": gettext_lazy("People"),
}  # fmt: skip
CLOCKS = {
    "started": gettext_lazy("the day the case was opened"), "ended": gettext_lazy("the day the case was closed"),
    "due": gettext_lazy("the day it was due"), "made": gettext_lazy("the day the plan was made"),
    "sent": gettext_lazy("the day the referral was sent"), "referred": gettext_lazy("the day the first referral was sent"),
    "answered": gettext_lazy("the day the service answered"),
    "received": gettext_lazy("the day the service said that it was given"), "done": gettext_lazy("the day of the follow-up"),
    "held": gettext_lazy("the day it took place"), "came": gettext_lazy("the day it came"),
    "asked": gettext_lazy("the day it was asked"), "month": gettext_lazy("the month in which it was said"),
    "assessed": gettext_lazy("the day of the later assessment"), "looked": gettext_lazy("the day of the checklist"),
    "begun": gettext_lazy("the day it began"), "": gettext_lazy("the last day of the period"),
    "surveyed": gettext_lazy("the day of the last survey"),
    "withdrawn": gettext_lazy("the day it was taken back"),
    "recognised": gettext_lazy("the day they were first seen as trafficked"),
    "identified": gettext_lazy("the day they were identified by law"),
    "assisted": gettext_lazy("the day the first service was given"), "told": gettext_lazy("the day it was told"),
}  # fmt: skip
BETTER = {
    "up": gettext_lazy("More is better"), "down": gettext_lazy("Less is better"), "": gettext_lazy("Neither is better"),
}  # fmt: skip
