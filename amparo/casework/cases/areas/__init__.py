"""Specialised areas that a case carries: their records, clocks, gates, and what is handed on; nothing in the clear names them."""
