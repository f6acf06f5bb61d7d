"""Tests of the commands for the directory of services."""
