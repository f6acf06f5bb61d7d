"""What programs are answered."""
