"""The crawl is worth something only when there is something to find."""

from tests.canary.planting import plant
from tests.cast import Cast


def test_more_than_five_hundred_canaries_are_planted(cast: Cast) -> None:
    planted = plant(cast)
    assert len(planted.all()) >= 500
    assert {group.rpartition("/")[2] for group in planted.canaries} == {"identity", "story", "notes", "files", "packet"}
