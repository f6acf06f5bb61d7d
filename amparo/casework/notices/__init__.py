"""What a member of staff is told: that something happened, never what is written in a record."""
