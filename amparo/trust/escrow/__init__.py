"""The escrow: a key of which three people hold a share each, and which two of them together can use again."""
