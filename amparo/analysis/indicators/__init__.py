"""Indicators as practice defines them, reckoned over what may be counted: exact for who may open the cases, else protected."""
