"""Which tables are under the row-level security of PostgreSQL."""

TABLES = (
    "people_person", "people_photo", "people_tie", "consent_consent", "cases_case", "cases_entry", "cases_deadline",
    "cases_storedfile", "cases_transfer", "emergency_emergency", "notices_notice", "rights_request", "rights_hold",
    "rights_review", "rights_certificate", "rights_remainder", "matching_matchrequest", "matching_asked", "matching_found",
    "referrals_referral", "referrals_step", "referrals_gap", "referrals_rating", "referrals_tally", "history_version",
    "vault_grant", "feedback_report", "feedback_reader", "feedback_entry", "feedback_sender", "own_file_ownfile",
    "own_file_key", "own_file_message", "own_file_visit", "engagement_version", "engagement_published", "partnership_record",
    "partnership_version", "places_rating", "outside_sealedpage", "outside_sheet", "outside_pagereader", "outside_answer",
    *(f"directory_{kept}" for kept in ("organization", "location", "service", "serviceatlocation", "accessibility", "phone")),
    *(f"directory_{kept}" for kept in ("term", "schedule", "language", "servicearea", "costoption", "revision")),
    *(f"communities_{kept}" for kept in ("community", "volunteer", "rating", "session", "plannedaction", "committee")),
    *(f"communities_{kept}" for kept in ("campaign", "rumour", "count", "understanding")), "directory_contact",
    *(f"mainstreaming_{kept}" for kept in ("site", "checklist", "sheet", "measure")), "directory_requireddocument",
    *(f"supervision_{kept}" for kept in ("draw", "fileaudit", "word", "session", "takingpart", "lesson")),
    *(f"conferences_{kept}" for kept in ("conference", "invited", "minutes")),
    *(f"wellbeing_{kept}" for kept in ("ownwords", "shown", "voice", "tally")),
    *(f"monitoring_{kept}" for kept in ("record", "alert", "decision", "figure", "route")),
    *(f"protection_{kept}" for kept in ("analysis", "seat", "risk", "evidence", "rating", "agreed", "step")),
    *(f"public_figures_{kept}" for kept in ("release", "withdrawal", "value", "ledger")),
    *(f"equity_{kept}" for kept in ("review", "comparison", "gap")),
    *(f"evidence_{kept}" for kept in ("keptfigure", "teamfigure", "citation")),
    "leadership_decision",
    "feeds_token",
)  # fmt: skip
"""Everything about people and cases, and what staff say among few."""
