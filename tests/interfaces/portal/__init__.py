"""The public pages: their frame, and what each of them promises."""
