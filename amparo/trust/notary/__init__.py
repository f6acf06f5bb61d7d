"""The notary of the log: signs its checkpoints, and witnesses the logs of other installations."""
