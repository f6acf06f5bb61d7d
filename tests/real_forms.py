"""Forms that other organisations use, in the room beside the project: test input, never shipped."""

import os
from pathlib import Path

import pytest

SHARED = Path(os.environ.get("AMPARO_SHARED") or Path(__file__).resolve().parents[2] / "shared") / "data"
needs_real_forms = pytest.mark.skipif(
    not SHARED.is_dir(), reason=f"the real forms are not at {SHARED}; set AMPARO_SHARED"
)
FILLABLE = [
    "domain/htcds_v2/htcds_xlsform.xlsx",
    "xlsforms/odk_socio_economic_survey.xlsx",
    "xlsforms/odk_all_question_types.xlsx",
    "xlsforms/unhcr_kobo_examples.xlsx",
    "xlsforms/ifrc_distribution_site_assessment.xlsx",
    "xlsforms/odk_entities_bind_attributes.xml",
    "xlsforms/odk_nested_repeat.xml",
    "xlsforms/enketo_all_widgets.xml",
]
"""Those that make a form. The IFRC's is an Excel 97–2003 workbook under a new name: we read what it is."""
WITH_DAMAGED_STYLES = "xlsforms/unhcr_surveydesigner_context.xlsx"
"""It makes a form too; JavaRosa, which compares those above with us, cannot read it."""
