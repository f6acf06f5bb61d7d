"""Keep a form that was read from somebody's workbook, so that it can be filled on cases."""

import hashlib

from django.db import transaction

from amparo.casework.cases.models import ImportedForm
from amparo.foundation.forms import Form
from amparo.trust.audit import actions as audit


def import_form(form: Form) -> ImportedForm:
    """Keep `form`; the same text again gives the one that is there. For the operator at the command line."""
    fingerprint = hashlib.sha256(form.xform.encode()).hexdigest()
    known = ImportedForm.objects.filter(fingerprint=fingerprint).first()
    if known:
        return known
    detail = {"form": form.ref, "fingerprint": fingerprint}
    with transaction.atomic():
        new = ImportedForm.objects.create(
            name=form.name, version=form.version, title=form.title, xform=form.xform, fingerprint=fingerprint
        )
        audit.append([audit.Entry(None, "operator", "form.imported", detail=detail)])
    return new
