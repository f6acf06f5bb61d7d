"""The public directory held to the files that Open Referral publishes of HSDS 3.0, not to our reading of them.

They are not in this repository (CC BY-SA): whoever has them names their folder in AMPARO_HSDS_SPECIFICATION;
CONTRIBUTING says how.
"""
