"""Measures speed where people wait: screens at 10,000 and 100,000 cases, and the start of the index of people.

`make bench` loads the invented country into a folder of its own, asks for pages as Alma and prints a table for
docs/speed.md. CPU time is compared with the budgets: it is stable on a machine that does other work too.
"""
