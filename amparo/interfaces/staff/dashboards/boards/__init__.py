"""What each role's dashboard shows, as blocks: a screen, a page of paper and a file are made of the same ones."""

from typing import assert_never

from amparo.analysis.dashboards.agency import Agency
from amparo.analysis.dashboards.queries import Dashboard
from amparo.analysis.dashboards.team import Team
from amparo.analysis.dashboards.worker import Worker
from amparo.interfaces.staff.dashboards.boards import agency, team, worker
from amparo.interfaces.staff.dashboards.boards.blocks import Block, Line

__all__ = ["Block", "Line", "blocks"]


def blocks(found: Dashboard) -> list[Block]:
    """Return what a dashboard shows."""
    match found:
        case Worker():
            return worker.blocks(found)
        case Team():
            return team.blocks(found)
        case Agency():
            return agency.blocks(found)
    assert_never(found)
