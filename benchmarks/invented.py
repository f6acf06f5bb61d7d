"""Invented registers of any size for the search benchmark: several cultures and scripts, the same for the same seed.

Common names have a steep distribution; a long tail of rare names made of syllables gives tens of thousands of distinct
words, as a real register has.
"""

import random
import uuid
from collections.abc import Iterator
from typing import Any

_WRITTEN = (
    "Mohamed Muhammad Maxamed محمد Ahmed Axmed أحمد Ali Cali علي Yusuf Youssef Yuusuf يوسف Hussein Xuseen حسين Hassan "
    "Xasan حسن Ibrahim إبراهيم Osman Cusmaan عثمان Omar Cumar عمر Abdirahman Cabdiraxmaan Abdullah Cabdullaahi Khalid "
    "خالد Mustafa مصطفى Fatima Faadumo فاطمة Aisha Caasha عائشة Khadija Khadiijo خديجة Maryam Maryan مريم Amina Aamino "
    "أمينة Halima Xaliimo Zaynab Seynab زينب Tesfaye ተስፋዬ Tsegay ፀጋይ Abebe አበበ Haile ኃይለ Selam ሰላም Hiwot ሕይወት Almaz አልማዝ "
    "Mulu Gebre ገብረ Kidane Yohannes ዮሐንስ Olena Олена Oleksandr Олександр Iryna Ірина Serhiy Сергій Natalia Наталія "
    "Mykola Микола Andriy Андрій José María Juan Carlos Luis Ana Carmen Rosa Pedro Miguel Jean Marie Pierre Rose Joseph "
    "Rahim রহিম Rahman রহমান Nur নূর Begum বেগম Khatun খাতুন Aung အောင် Maung မောင် Ghulam غلام Parwiz پرویز Zahra زهرا "
    "Mamadou Fatoumata Ibrahima Aissatou Ousmane Mariama Amadou Kadiatou Moussa Boubacar Chukwu Ngozi Adebayo Blessing"
)
_GIVEN = _WRITTEN.split()
_FIRST = (
    "ba be bi bo da de di fa ga ge ha he ja ka ke ki ko la le lo ma me mi mo na ne ni ra re ri ro sa se si ta te ti "
    "wa ya za sha cha kha"
)
_LAST = (
    "ban bek dan den din far gar hal kar lan lem mar mel min nan nar nov ran rez rim san sar shi sin tan tev vic yan "
    "zad zen ko wa ne"
)


def people(count: int, seed: int = 20261123) -> Iterator[tuple[uuid.UUID, dict[str, Any]]]:
    """Yield `count` invented people: id and features."""
    chance = random.Random(seed)
    rare = [a + b + c for a in _FIRST.split() for b in _FIRST.split() for c in _LAST.split()]
    chance.shuffle(rare)
    weights = [1 / (place + 3) for place in range(len(_GIVEN))]
    teams = [uuid.UUID(int=chance.getrandbits(128)) for _ in range(40)]
    for number in range(count):
        name = chance.choices(_GIVEN, weights, k=chance.choice((2, 3, 3)))
        if chance.random() < 0.6:
            name.append(rare[int(len(rare) * chance.random() ** 3)].title())
        yield uuid.UUID(int=chance.getrandbits(128)), _features(chance, number, " ".join(name), teams)


def _features(chance: random.Random, number: int, name: str, teams: list[uuid.UUID]) -> dict[str, Any]:
    return {
        "names": (name,),
        "identifiers": (f"unhcr:{number:08d}", f"phone:+000{chance.randrange(10**7):07d}"),
        "birth_year": chance.choice((None, chance.randrange(1950, 2024))),
        "sex": chance.choice(("female", "male")),
        "group": chance.choice(teams),
        "tier": "standard",
    }
