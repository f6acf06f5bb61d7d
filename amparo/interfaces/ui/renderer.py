"""Why: Django's own field groups come out in the design system's markup without a third-party form package."""

from django.forms.renderers import DjangoTemplates


class AmparoRenderer(DjangoTemplates):
    """Renders forms and `field.as_field_group` with the templates under `ui/forms/` (set as `FORM_RENDERER`)."""

    form_template_name = "ui/forms/form.html"
    field_template_name = "ui/forms/field.html"
