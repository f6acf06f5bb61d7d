"""Tests of results and decisions."""
