"""Figures that everybody may read: charts, tables and a file, with how they were made and how far off they are."""
