"""One's own way in: first entry, passphrase, second factors, printed codes, devices."""
