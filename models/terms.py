"""The closed vocabularies of the dataset's columns. Words that a researcher may extend live in `vocabulary/`."""

from __future__ import annotations

from enum import StrEnum


class DocType(StrEnum):
    """What kind of document a file is."""

    PLAN = "plan"
    STATUS = "status"
    POLICY = "policy"
    OTHER = "other"


class Stage(StrEnum):
    """How far the document has come; empty where it does not say."""

    DRAFT = "draft"
    PROPOSAL = "proposal"
    ADOPTED = "adopted"


class GoalLevel(StrEnum):
    """Who set the goal: the state, or the municipality (a partnership it is part of included)."""

    NATIONAL = "national"
    LOCAL = "local"


class Measure(StrEnum):
    """What a goal or a result counts."""

    PERSONS = "persons"
    SHARE = "share"
    TRANSITION = "transition"
    DURATION = "duration"
    ACTIVITY = "activity"
    COOPERATION_RATE = "cooperation_rate"
    SATISFACTION = "satisfaction"
    JOBS = "jobs"
    QUALITY = "quality"
    OTHER = "other"


class Direction(StrEnum):
    """Which way a goal wants its figure to go; only where the words say so."""

    INCREASE = "increase"
    DECREASE = "decrease"
    MAINTAIN = "maintain"


class Bound(StrEnum):
    """How a target binds: a maximum, a minimum, or the value itself."""

    AT_MOST = "at_most"
    AT_LEAST = "at_least"
    EXACTLY = "exactly"


class Unit(StrEnum):
    """Units of values. People and full-time persons are persons; cases, grants, agreements, courses are count."""

    PERSONS = "persons"
    COUNT = "count"
    PERCENT = "percent"
    PERCENTAGE_POINTS = "percentage_points"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"
    HOURS = "hours"
    KR = "kr"
    THOUSAND_KR = "1000 kr"
    MILLION_KR = "mio. kr"
    BILLION_KR = "mia. kr"


class Frequency(StrEnum):
    """The span of time that a target is counted per."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


class Verdict(StrEnum):
    """What a document says of a goal."""

    MET = "met"
    EXPECTED_MET = "expected_met"
    NOT_MET = "not_met"
    EXPECTED_NOT_MET = "expected_not_met"
    PARTLY_MET = "partly_met"
    NOT_MEASURABLE = "not_measurable"


class ComputedVerdict(StrEnum):
    """What the reported figures say of a goal."""

    MET = "met"
    ON_TRACK = "on_track"
    NOT_MET = "not_met"
    OFF_TRACK = "off_track"
    NOT_COMPUTABLE = "not_computable"


class Outcome(StrEnum):
    """How a status report's goal compares with the goal of the plan that it reports on."""

    SAME = "same"
    REWORDED = "reworded"
    CHANGED_TARGET = "changed_target"
    CHANGED_BASELINE = "changed_baseline"
    CHANGED_DEADLINE = "changed_deadline"
    DROPPED = "dropped"
    NEW = "new"


class Origin(StrEnum):
    """Where a number comes from."""

    TABLE = "table"
    CHART = "chart"
    TEXT = "text"
    JOBINDSATS = "jobindsats"


class ValueKind(StrEnum):
    """What kind of number an observation is: a level, the change of one over time, a share of a whole, how far it is
    from another (from a target, from another area), or a place in an order."""

    LEVEL = "level"
    CHANGE = "change"
    SHARE = "share"
    DIFFERENCE = "difference"
    RANK = "rank"


class Standing(StrEnum):
    """What a number stands for: what was observed, or what was aimed at, expected or set aside for it."""

    OBSERVED = "observed"
    TARGET = "target"
    FORECAST = "forecast"
    BUDGET = "budget"


class NotObserved(StrEnum):
    """Why a cell that holds figures gives no observation."""

    HEADER = "header"  # it names a column: 2019
    LABEL = "label"  # it names a row: 2019, 16-24 år
    NUMBERING = "numbering"  # it only counts the rows, or points to a page or a note
    ACCOUNT = "account"  # an account of a budget: 05.57.71
    PERIOD = "period"  # a date or a period
    RANGE = "range"  # two bounds and no value between: 3-6
    BOUND = "bound"  # a bound where no target is set: under 5
    TEXT = "text"  # words that hold a number
    UNREADABLE = "unreadable"  # it looks like a number and cannot be read beyond doubt: 12.5, l.684


class FigureKind(StrEnum):
    """What a figure is."""

    CHART = "chart"
    MAP = "map"
    PICTURE = "picture"


class FindingKind(StrEnum):
    """The kinds of inconsistency that an audit names."""

    ARITHMETIC = "arithmetic"
    SUM = "sum"
    TEXT_TABLE = "text_table"
    CONFLICT = "conflict"
    COUNT = "count"
    REFERENCE = "reference"
    PERIOD = "period"
    TOC = "toc"


class Severity(StrEnum):
    """How much a problem or a finding weighs."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Review(StrEnum):
    """What a person said of a row."""

    ACCEPTED = "accepted"
    FIXED = "fixed"


class TableQuality(StrEnum):
    """How far the rows and columns of a table can be built on."""

    RELIABLE = "reliable"  # nothing speaks against any row or column
    CHECK = "check"  # it may be right, and a column's name or a join over pages hangs on little
    DOUBTFUL = "doubtful"  # a column is in doubt: numbers may stand in the wrong one
