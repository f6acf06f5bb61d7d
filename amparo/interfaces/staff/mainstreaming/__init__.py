"""Sites and projects with their checklists of protection in all work, and what is done about what is missing."""
