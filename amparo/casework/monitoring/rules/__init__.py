"""Pure thought about what is watched: what of a form is a word, whether words name somebody, weeks, and what is unusual."""
