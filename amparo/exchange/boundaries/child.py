"""The process that opens files of boundaries: input is the files, one after the other, output the outlines or complaints."""

import json
import sys
from dataclasses import astuple

from amparo.exchange import confinement
from amparo.exchange.boundaries.reading import read
from amparo.exchange.boundaries.refusing import LIMITS, parted
from amparo.exchange.boundaries.shapes import Feature
from amparo.exchange.complaints import Complaint


def answer(data: bytes) -> str:
    """Return the outlines of the files in `data` as one line, or a list of what is wrong with them."""
    from amparo.exchange.boundaries.drawing import TooDetailedError, draw

    features: list[Feature] = []
    for number, file in enumerate(parted(data), 1):
        found, complaints = read(file)
        if complaints:
            return _told([Complaint(one.row, one.column, one.sentence, str(number)) for one in complaints[:100]])
        features += found
    if wrong := _together(features):
        return _told([wrong])
    try:
        return draw(features).told()
    except TooDetailedError:
        return _told([Complaint(1, "geometry", "there are too many areas for one page")])


def _together(features: list[Feature]) -> Complaint | None:
    """Return what is wrong with the files beside each other."""
    if len({one.country for one in features}) != 1:
        return Complaint(1, "ADM0_PCODE", "the files are of more than one country")
    codes = [one.code for one in features]
    twice = next((code for code in codes if codes.count(code) > 1), "") if len(set(codes)) < len(codes) else ""
    return Complaint(1, "P-code", f"{twice} stands in two files") if twice else None


def _told(complaints: list[Complaint]) -> str:
    return json.dumps([astuple(one) for one in complaints], ensure_ascii=False)


def main() -> None:
    """Read and draw within the limits; whatever goes wrong ends the process without a word."""
    import amparo.exchange.boundaries.drawing  # noqa: F401 - libraries are loaded before the limits close

    confinement.keep_to(LIMITS)
    sys.stdout.buffer.write(answer(sys.stdin.buffer.read()).encode())


if __name__ == "__main__":
    main()
