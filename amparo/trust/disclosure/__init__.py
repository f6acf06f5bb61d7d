"""The gate: the one way to a protected record. Facts come from the rooms, the decision from the policy, the log first."""
