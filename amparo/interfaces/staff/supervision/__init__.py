"""Looking after the work: samples of files, audits with feedback, learning, sessions, competence and numbers of a team."""
