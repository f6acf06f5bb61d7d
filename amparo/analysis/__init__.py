"""Looks at many people, never at one: figures and what is made of them."""
