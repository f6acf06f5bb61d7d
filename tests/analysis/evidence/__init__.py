"""Tests of kept figures."""
