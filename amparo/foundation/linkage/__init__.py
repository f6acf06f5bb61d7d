"""Names across scripts and spellings: comparable keys, likeness, alignment; pure functions on plain values."""

from amparo.foundation.linkage.align import Match, Pair, align
from amparo.foundation.linkage.compare import ACCEPT, beginning, similarity
from amparo.foundation.linkage.equivalents import NONE, Equivalents, read_equivalents
from amparo.foundation.linkage.persons import Evidence, Person, Reason, weigh
from amparo.foundation.linkage.query import SPLIT_LETTERS, Query, alike, typed, whole
from amparo.foundation.linkage.tokens import NameKeys, Token, is_servant, join, keys, spans, token, unfinished, writings

__all__ = [
    "ACCEPT",
    "NONE",
    "SPLIT_LETTERS",
    "Equivalents",
    "Evidence",
    "Match",
    "NameKeys",
    "Pair",
    "Person",
    "Query",
    "Reason",
    "Token",
    "align",
    "alike",
    "beginning",
    "is_servant",
    "join",
    "keys",
    "read_equivalents",
    "similarity",
    "spans",
    "token",
    "typed",
    "unfinished",
    "weigh",
    "whole",
    "writings",
]
