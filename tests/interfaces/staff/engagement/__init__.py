"""The screens of content editors."""
