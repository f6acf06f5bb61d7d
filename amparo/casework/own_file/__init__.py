"""Own files: what a person sees of their case with a code on paper and a PIN of their own, and what they say there."""
