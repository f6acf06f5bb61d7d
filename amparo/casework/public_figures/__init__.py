"""Figures that everybody may read: frozen when they are published, with the ledger of the privacy they cost."""
