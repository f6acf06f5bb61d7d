"""The public directory of services as the HSDS 3.0 API has it."""
