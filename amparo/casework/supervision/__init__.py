"""Looking after the work and those who do it: audits of files, feedback to workers, supervision, and competence."""
