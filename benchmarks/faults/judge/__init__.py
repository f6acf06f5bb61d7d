"""The judge of what is left after a fault: acts that were answered and are lost, and acts that are there by half."""
