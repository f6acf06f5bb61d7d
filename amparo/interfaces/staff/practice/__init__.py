"""What we ask, conclude and wait for, as everybody of the staff may read it: areas with forms, lists, rules, numbers, sources."""
