"""Figures: bars stay inside, mirror exactly, and do not depend on colour."""

import itertools
from dataclasses import replace
from datetime import date

from amparo.interfaces.ui import pictures
from amparo.interfaces.ui.gallery.figures import figures
from amparo.interfaces.ui.pictures import maps
from amparo.interfaces.ui.pictures.drawing import WIDTH
from tests.interfaces.ui.pages import parsed, pictures_in, select

LEVELS = pictures.Levels("t", (pictures.LevelScore("a", 10, 0, None, 25), pictures.LevelScore("b", -3, 5)), top=10)

ROUNDS = pictures.Rounds(
    "t", tuple("abcdefgh"), (pictures.Measured("a", (-1, 0, 0.5, 1, 2, None, 0.25, 1)),), cuts=(0.25,)
)


def every_shape(rtl: bool) -> list[pictures.Shape]:
    made = figures()
    found = [bar for _level, _y, bars in pictures.levels_shapes(made["levels"], rtl=rtl) for bar in bars]
    found += [bar for _level, _y, bars in pictures.levels_shapes(LEVELS, rtl=rtl) for bar in bars]
    found += [bar for _row, _y, bars in pictures.rounds_shapes(made["rounds"], rtl=rtl) for bar in bars]
    found += [bar for _row, _y, bars in pictures.rounds_shapes(ROUNDS, rtl=rtl) for bar in bars]
    found += pictures.journey_shapes(made["journey"], rtl=rtl) + pictures.bar_shapes(made["bars"], rtl=rtl)
    found += [bar for *_row, bars in pictures.stacks_shapes(made["stacks"], rtl=rtl) for bar in bars]
    found += [bar for *_row, bars in pictures.pyramid_shapes(made["pyramid"], rtl=rtl) for bar in bars]
    return found + pictures.stacked_shapes(made["stacked"], rtl=rtl)


def test_a_drawing_from_right_to_left_is_the_mirror_of_the_other() -> None:
    for left, right in zip(every_shape(rtl=False), every_shape(rtl=True), strict=True):
        assert abs(left.x + left.width + right.x - WIDTH) < 0.2
        assert (left.y, left.width, left.pattern) == (right.y, right.width, right.pattern)


def test_no_bar_leaves_the_drawing_however_large_its_number() -> None:
    for shape in every_shape(rtl=True) + every_shape(rtl=False):
        assert shape.x >= -0.2
        assert shape.x + shape.width <= WIDTH + 0.2
        assert shape.width >= 0


def test_what_was_not_assessed_has_no_bar_but_a_dash_in_the_table() -> None:
    _first, bars = next((level, bars) for level, _y, bars in pictures.levels_shapes(LEVELS, rtl=False))
    assert len(bars) == 3
    table = select(parsed(pictures_in("en")), "figure table")[0]
    assert "–" in table.text_content()


def test_a_round_without_a_score_has_no_bar_and_the_lines_mirror_with_the_bars() -> None:
    ((_row, _y, bars),) = pictures.rounds_shapes(ROUNDS, rtl=False)
    assert [bar.width for bar in bars] == [0, 0, 240, 480, 480, 120, 480]
    assert len({bar.y for bar in bars}) == len(bars)
    assert (pictures.cut_lines(ROUNDS, rtl=False), pictures.cut_lines(ROUNDS, rtl=True)) == ([120], [360])


def test_neighbours_differ_by_pattern() -> None:
    for shapes in (pictures.stacked_shapes(figures()["stacked"], rtl=False),
                   pictures.journey_shapes(figures()["journey"], rtl=False)):  # fmt: skip
        patterns = [shape.pattern for shape in shapes]
        assert all(one != two for one, two in itertools.pairwise(patterns))


def test_a_journey_without_dates_can_be_drawn() -> None:
    journey = pictures.Journey("t", tuple(pictures.Stop(str(n), "stay", None, None) for n in range(30)))
    assert len(pictures.journey_shapes(journey, rtl=False)) == 30
    later = pictures.Journey("t", (pictures.Stop("a", "stay", date(2026, 2, 1), date(2026, 1, 1)),))
    assert pictures.journey_shapes(later, rtl=False)[0].width > 0


def test_numbers_of_a_drawing_are_written_with_a_point_in_every_language() -> None:
    for language in ("es", "fr", "ar"):
        root = parsed(pictures_in(language))
        for rect in select(root, "figure svg rect"):
            for name in ("x", "y", "width", "height"):
                float(rect.get(name, "0"))


def test_two_drawings_of_one_page_share_no_id() -> None:
    ids = parsed(pictures_in("en")).xpath("//figure//@id")
    assert len(ids) == len(set(ids))


def _land(*values: float | None, hidden: bool = False, url: str = "") -> pictures.Map:
    areas = [
        pictures.Area(f"n{at}", f"M{at} 0h1v1z", (at, 0), (at * 100, 0, 100, 100), value, hidden, url=url)
        for at, value in enumerate(values)
    ]
    return pictures.Map("t", tuple(areas), "u", (0, 0, 100 * len(values), 100))


def test_every_number_of_a_map_lies_within_the_step_that_its_pattern_stands_for() -> None:
    for many in range(12):
        picture = _land(*(float(at * at) for at in range(many)))
        words = dict(maps.legend(picture))
        for one in pictures.map_areas(picture):
            if one.pattern == maps.NOTHING:
                assert (one.area.value, words[maps.NOTHING]) == (0, "0")
            else:
                least, most = picture.steps[one.pattern - 1]
                assert least <= (one.area.value or 0) <= most
        assert set(words) == {one.pattern for one in pictures.map_areas(picture)}


def test_a_hidden_number_and_an_unknown_one_look_unlike_nothing_and_unlike_each_other() -> None:
    patterns = [pictures.map_areas(_land(None, hidden=said))[0].pattern for said in (True, False)]
    assert patterns == [maps.HIDDEN, maps.UNKNOWN]
    assert pictures.map_areas(_land(0.0))[0].pattern == maps.NOTHING


def test_a_grade_has_its_own_pattern_and_words_whatever_other_grades_there_are() -> None:
    meaning = {0: "Outside", 1: "Minimal", 2: "Stress", 5: "Catastrophic"}
    for values in ((0.0, 1.0, 5.0, None), (5.0,), (1.0, 2.0, 5.0)):
        picture = replace(_land(*values), meaning=meaning, unknown="Not rated")
        words = dict(maps.legend(picture))
        for one in pictures.map_areas(picture):
            if one.area.value is not None:
                assert words[one.pattern] == meaning[int(one.area.value)]
        assert len(words) == len({value for value in values if value is not None})


def test_areas_too_small_for_a_finger_are_linked_in_the_table_alone() -> None:
    assert all(one.linked for one in pictures.map_areas(_land(*range(5), url="/x")))
    assert not any(one.linked for one in pictures.map_areas(_land(*range(40), url="/x")))
    assert len(select(parsed(pictures_in("en")), "figure.am-map table a")) == 3


def test_a_map_is_not_mirrored_and_its_names_stand_where_the_land_is() -> None:
    def drawn(language: str) -> tuple[list[str], list[str]]:
        (figure,) = select(parsed(pictures_in(language)), "figure.am-map")
        return [one.get("d") for one in select(figure, "path")], [one.get("x") for one in select(figure, "text")]

    assert drawn("ar") == drawn("en")


def test_a_number_that_is_not_shown_has_no_bar_and_the_longest_bar_in_parts_fills_the_width() -> None:
    made = figures()
    for *_row, bars in pictures.stacks_shapes(made["stacks"], rtl=False):
        assert sum(bar.width for bar in bars) <= WIDTH - 60 + 0.3
    first, *_others = pictures.pyramid_shapes(made["pyramid"], rtl=False)
    assert [bar.title for bar in first[2]] == ["Female: 10"]
    assert max(bar.width for *_row, bars in pictures.pyramid_shapes(made["pyramid"], rtl=True) for bar in bars) == 145


def test_intervals_stand_beside_the_line_of_no_difference_and_mirror() -> None:
    rows = (pictures.Interval("a", 30, 10, 50), pictures.Interval("b", -20, -30, 0))
    placed, line = pictures.interval_shapes(pictures.Intervals("t", rows, "%", "g"), rtl=False)
    assert placed[0].x > line
    assert round(placed[1].x + placed[1].width, 1) == line
    assert all(one.x <= one.point <= one.x + one.width and 0 <= one.x <= WIDTH - one.width for one in placed)
    mirrored, other = pictures.interval_shapes(pictures.Intervals("t", rows, "%", "g"), rtl=True)
    assert other == round(WIDTH - line, 1)
    assert [one.point for one in mirrored] == [round(WIDTH - one.point, 1) for one in placed]
