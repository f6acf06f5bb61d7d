"""The Protection Analysis Update: one content, set as PDF by typst and written as a document that partners can go on with."""
