"""Lets `python -m amparo.interfaces.cli` do what the installed command `amparo` does."""

from amparo.interfaces.cli.main import main

main()
