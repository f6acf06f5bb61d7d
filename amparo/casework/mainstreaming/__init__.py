"""Protection in all our work: sites and projects, their dated checklists, and what is done about what is missing there."""
