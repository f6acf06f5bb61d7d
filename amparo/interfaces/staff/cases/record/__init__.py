"""The record of a case: who changed what, who has seen it, and its summary on paper."""
