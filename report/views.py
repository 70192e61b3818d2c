"""Ready-made views of the DuckDB file: figures of all origins side by side, and the latest of each municipality.

A view is a question that is asked of `observations` again each time; it takes no room and is never out of date.
docs/QUERIES.md has an example of each.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class View:
    """One view: its name, what a row is, and the SQL that makes it."""

    name: str
    description: str
    sql: str


FIGURES_BY_GROUP = View(
    "figures_by_group",
    "One figure that was observed: group, statistic, area, period and value, with every place that reports it. Two "
    "documents (or two tables) that give the same figure other values are two rows.",
    """
SELECT
    array_to_string(target_groups, ' | ') AS target_group,
    statistic,
    kind,
    unit,
    breakdown,
    ref_area,
    period,
    comparison_period,
    value,
    count(DISTINCT doc_id) AS documents,
    list(DISTINCT origin ORDER BY origin) AS origins,
    list(
        CASE WHEN table_id IS NULL THEN observation_id
             ELSE table_id || ' row ' || "row" || ' col ' || col END
        ORDER BY doc_id, start, observation_id
    ) AS places
FROM observations
WHERE standing = 'observed' AND value IS NOT NULL
GROUP BY ALL
""",
)

LATEST_PER_MUNICIPALITY = View(
    "latest_per_municipality",
    "The latest figure of each group, statistic, kind and unit for each municipality; several rows where the latest "
    "period has several values.",
    """
SELECT ref_area AS kommune, target_group, statistic, kind, unit, breakdown, period, value, documents, origins, places
FROM (
    SELECT *, split_part(period, '/', -1) AS ends FROM figures_by_group
    WHERE ref_area NOT IN ('Hele landet', 'klyngen')
        AND NOT starts_with(ref_area, 'Region ') AND NOT starts_with(ref_area, 'RAR ') AND period IS NOT NULL
)
QUALIFY rank() OVER (
    PARTITION BY ref_area, target_group, statistic, kind, unit, breakdown
    ORDER BY 12 * CAST(ends[1:4] AS INTEGER) + CASE
        WHEN length(ends) = 4 THEN 12
        WHEN ends[6] = 'Q' THEN 3 * CAST(ends[7] AS INTEGER)
        WHEN ends[6] = 'S' THEN 6 * CAST(ends[7] AS INTEGER)
        ELSE CAST(ends[6:7] AS INTEGER)
    END DESC, length(ends) DESC
) = 1
""",
)

VIEWS = (FIGURES_BY_GROUP, LATEST_PER_MUNICIPALITY)
