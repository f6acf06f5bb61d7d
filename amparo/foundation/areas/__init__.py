"""What a specialised area says of a case: its steps, what blocks which act, what clears it, what is never handed on."""

from amparo.foundation.areas.joining import Origin, Whole, joined
from amparo.foundation.areas.kinds import (
    ACTS,
    AREA,
    EVERYWHERE,
    NOBODY_ELSE,
    AreaError,
    Clearance,
    Doing,
    Gate,
    Head,
    Narrowing,
    Step,
)
from amparo.foundation.areas.standing import Block, Clock, StepStand, blocks, cleared, clocks, stands
from amparo.foundation.areas.tables import (
    read_clearances,
    read_disclosure,
    read_doings,
    read_gates,
    read_head,
    read_steps,
)

__all__ = [
    "ACTS", "AREA", "EVERYWHERE", "NOBODY_ELSE", "AreaError", "Block", "Clearance", "Clock", "Doing", "Gate", "Head", "Narrowing",
    "Origin", "Step", "StepStand", "Whole", "blocks", "cleared", "clocks", "joined", "read_clearances", "read_disclosure",
    "read_doings", "read_gates", "read_head", "read_steps", "stands",
]  # fmt: skip
