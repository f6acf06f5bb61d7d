"""Communities: records, rules with their worked examples, figures."""
