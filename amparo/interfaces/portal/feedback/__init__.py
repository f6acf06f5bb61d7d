"""Public pages of feedback and complaints: tell us something, come back with a receipt, see what was done."""
