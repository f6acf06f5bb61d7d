"""What Amparo promises when the machine fails: what was answered "saved" is there afterwards, and nothing is there by half.

`python -m benchmarks.faults` kills the writer, cuts the power, fills the disk and lets system calls fail, at random moments
during real work, and lets a fresh process judge what is left. It prints the table of docs/reliability.md.
"""
