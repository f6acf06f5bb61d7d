"""A million guesses, made one by one against the limits as they stand: how many are compared with anything, and how many hit."""

import random
from datetime import timedelta

from amparo.casework.feedback import limits, rules
from amparo.foundation.ids import receipts as numbers
from amparo.trust.letters import guessing
from tests.cast import NOW

GUESSES, KEPT = 10**6, 10**6
FASTEST = timedelta(milliseconds=1)


def test_a_million_guesses_in_a_quarter_of_an_hour_are_a_hundred_and_thirty_at_each_door_and_find_nothing() -> None:
    (bucket,) = {limits.BUCKETS[door] for door in (limits.TRY, limits.TRY_OWN, limits.OPEN)}
    dice = random.Random(2026)
    there = {dice.randrange(10 ** (numbers.DIGITS - 1)) for _ in range(KEPT)}
    tokens, at, compared, hits = float(bucket.size), NOW, 0, 0
    for number in range(GUESSES):
        now = NOW + number * FASTEST
        tokens, at = rules.left(bucket, tokens, at, now), now
        if tokens >= 1:
            tokens -= 1
            compared += 1
            hits += dice.randrange(10 ** (numbers.DIGITS - 1)) in there
    assert bucket.size <= compared <= bucket.size + bucket.an_hour * (GUESSES * FASTEST / timedelta(hours=1)) + 1
    assert compared < 130
    assert hits == 0


def test_a_million_patient_guesses_at_one_receipt_are_ten_and_take_more_than_five_hours() -> None:
    wrong, compared, now = 0, 0, NOW
    for _ in range(GUESSES):
        delay = guessing.delay_after(wrong)
        if delay is None:  # nobody but staff opens it from here on, however long one waits
            continue
        now += delay
        wrong, compared = wrong + 1, compared + 1
    assert compared == guessing.LAST == 10
    assert now - NOW > timedelta(hours=5)
    assert compared / 10**numbers.PIN_DIGITS <= 1e-5
