"""What single letters sound like, script by script, because a name must be found in whatever script it was written.

Each table gives "wide Latin": plain letters plus a few letters of one meaning (š č ž þ ð χ ɣ …) that `sounds`
understands. Scripts without a table here are romanised with anyascii, which is pure Python: a field
laptop has no compiler for PyICU. Sources: the Unicode code charts; the ALA-LC romanisation tables for Arabic, Persian,
Hebrew, Bengali and Burmese; `facts/linkage.md`.
"""

# ĵ is jim (in Egypt g), ÿ ya without dots (a, in Egypt and Persia i), ŧ ta marbuta, ŵ and ŷ a long vowel or consonant;
# ḫ, set by `words`, is ha at the end of a word (in Persian a vowel).
ARABIC = {
    **dict.fromkeys("اآأإٱ", "a"),
    **dict.fromkeys("ءعٔٴ", ""),
    **dict.fromkeys("يیئېےۍێ", "ŷ"),
    "ى": "ÿ",
    **dict.fromkeys("وؤۋۆۇۈ", "ŵ"),
    **dict.fromkeys("كکڪ", "k"),
    **dict.fromkeys("هہھۀۿ", "h"),
    **dict.fromkeys("تطټٹ", "t"),
    **dict.fromkeys("دډڈ", "d"),
    **dict.fromkeys("سصښ", "s"),
    **dict.fromkeys("نںڼ", "n"),
    **dict.fromkeys("رړڑڕ", "r"),
    **dict.fromkeys("ذضظ", "ð"),
    **dict.fromkeys("گګڭݣ", "g"),
    **dict.fromkeys("جڄ", "ĵ"),
    **dict.fromkeys("چڅ", "č"),
    **dict.fromkeys("ژږ", "ž"),
    **dict.fromkeys("لڵ", "l"),
    "ە": "e",
    "ة": "ŧ",
    "ب": "b",
    "پ": "p",
    "ث": "þ",
    "ح": "h",
    "خ": "χ",
    "ز": "z",
    "ځ": "z",
    "ش": "š",
    "غ": "ɣ",
    "ف": "f",
    "ڤ": "v",
    "ق": "q",
    "م": "m",
}

HEBREW = {
    **dict(zip("בגדהוזחטיכךלמםנןסצץקרשת", "bgdhŵzχtŷχχlmmnnsccqršt", strict=True)),
    **dict.fromkeys("אע", ""),
    **dict.fromkeys("פף", "f"),
}

# Latin letters whose sound differs from the plain letter under the mark; every other mark is dropped.
LATIN = {
    **dict.fromkeys("šśȘș", "š"),
    **dict.fromkeys("čć", "č"),
    **dict.fromkeys("žź", "ž"),
    **dict.fromkeys("ıi", "i"),
    "ş": "ş",
    "ç": "ç",
    "ğ": "ğ",
    "ż": "ž",
    "đ": "đ",
    "ł": "l",
    "ø": "o",
    "æ": "e",
    "œ": "e",
    "ə": "a",
    "þ": "th",
    "ð": "dh",
    "ɓ": "b",
    "ɗ": "d",
    "ƙ": "k",
    "ƴ": "y",
    "ŋ": "ng",
    "ɛ": "e",
    "ɔ": "o",
}

# Burmese: first letters of a syllable, what the killer mark makes of a last letter, and the small signs between.
BURMESE_FIRST = {
    **dict(zip("ကခဂဃဆဇဈတထဒဓဋဌဍဎနဏပဖဗဘမလဝဟ", "kkkkszzttttttttnnppbbmlwh", strict=True)),
    "င": "n",
    "စ": "s",
    "ည": "ny",
    "ဉ": "ny",
    "ယ": "y",
    "ရ": "y",
    "သ": "þ",
    "ဿ": "þ",
    "ဠ": "l",
    "အ": "",
}
BURMESE_LAST = {"က": "k", "င": "n", "စ": "t", "တ": "t", "ပ": "t", "န": "n", "မ": "n", "ည": "i", "ဉ": "n", "ယ": "e"}
BURMESE_SIGNS = {
    **dict.fromkeys("ာါ", "a"),
    **dict.fromkeys("ိီဣဤ", "i"),
    **dict.fromkeys("ုူဥဦ", "u"),
    **dict.fromkeys("ေဲဧ", "e"),
    "ဩ": "o",
    "ျ": "y",
    "ြ": "y",
    "ွ": "w",
    "ံ": "n",
}

# Bangla letters that anyascii reads by their Sanskrit value and not as people say and spell them.
BANGLA = {"য": "j", "য়": "y", "শ": "š", "ষ": "š", "ড়": "r", "ঢ়": "r", "ং": "n", "ঁ": "", "ৎ": "t", "ঃ": ""}

_ARABIC_PARTICLES = "al el ul bin ben ibn bint bnt binti abu abou abi um umm oum ould wuld wold ag ait ahl"
_OTHER_PARTICLES = "de del da das do dos di du la las le los y e van von der den ter ten zu of u daw"
PARTICLES = frozenset(f"{_ARABIC_PARTICLES} {_OTHER_PARTICLES}".split())
