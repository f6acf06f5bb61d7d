"""Mutation testing of the access policy: small faults are put into it one by one, and its tests have to notice each."""
