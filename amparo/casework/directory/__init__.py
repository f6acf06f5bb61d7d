"""Who helps with what, where, when and for whom: public reference data in the words of HSDS, and no case file."""
