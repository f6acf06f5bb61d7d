"""Logs that hold nobody: no request bodies, no addresses of records, no words a person wrote."""

import logging
import re

_ID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_STEERING = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")


class NobodyInTheLogs(logging.Filter):
    """Keeps the place and kind of a fault, and drops the values that may have come from a person."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Replace ids in the message and keep only the type of an exception and the lines it passed.

        What steers a terminal or begins a line is written as its escape, so that nobody's words look like a line of ours.
        """
        told = _STEERING.sub(lambda one: ascii(one[0])[1:-1], record.getMessage())
        record.msg = _ID.sub("(id)", _query.sub("?(query)", told))
        record.args = ()
        if record.exc_info and record.exc_info[1] is not None:
            record.msg = f"{record.msg} {_passed(record.exc_info[1])}"
        record.exc_info = None
        record.exc_text = None
        return True


_query = re.compile(r"\?\S+")


def _passed(problem: BaseException) -> str:
    places, trace = [], problem.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        places.append(f"{code.co_filename.rsplit('/', 1)[-1]}:{trace.tb_lineno}")
        trace = trace.tb_next
    return f"[{type(problem).__name__} at {' > '.join(places[-6:])}]"


LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"nobody": {"()": "amparo.config.logs.NobodyInTheLogs"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "filters": ["nobody"]}},
    "loggers": {"django": {"handlers": [], "propagate": True}},  # Django would send faults by mail
    "root": {"handlers": ["console"], "level": "WARNING"},
}
