"""What a person agreed to: for which purpose, towards whom, with which data, until when; and its withdrawal."""
