"""Append-only log of every act and every opening, as leaves of an RFC 6962 Merkle tree."""
