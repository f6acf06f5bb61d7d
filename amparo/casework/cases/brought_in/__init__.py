"""Cases of trafficking brought in from elsewhere (HTCDS 2.0): looked at row by row, taken in one by one, given back whole.

What our forms ask is put into drafts of them, for a colleague to look through; all of it is kept as it was received, in
one record of the case that is sealed with the area. Nothing that a file says completes a form, opens a gate, or counts as
somebody's consent.
"""
