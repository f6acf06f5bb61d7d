"""Keys and sealing: the only room that touches `cryptography`.

Each holder (a person or a case) has compartments; each compartment has its own random data key; each version of each
record is one sealed blob bound to holder, compartment, record and version. Data keys are wrapped in grants.
"""
