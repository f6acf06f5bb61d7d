"""Why: one design kit for every screen: base pages, components, form fields, questions, figures. See README.md."""
