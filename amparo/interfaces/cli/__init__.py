"""The `amparo` command: how the person who keeps the server comes in. One file per command."""
