"""The public pages: for whoever needs help, without signing in, in a process of their own that knows no person."""
