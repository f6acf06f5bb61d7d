"""What a person may carry away: the copy of their file, and the certificate of destruction."""
