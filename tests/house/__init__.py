"""What an import graph cannot see: sizes, names, fields, templates, documents; kept by tests that read the source."""
