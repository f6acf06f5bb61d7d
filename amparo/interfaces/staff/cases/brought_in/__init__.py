"""Screens of trafficking cases brought in from elsewhere: a file is looked at, somebody decides row by row, it is given back."""
