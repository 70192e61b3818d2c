"""What each rule that takes a goal or a result looks for, in one sentence."""

from __future__ import annotations

RULES = {
    "official title": "It is a minister's goal in its official words.",
    "official title as heading": "A heading is a minister's goal in its official words, which stands nowhere else.",
    "counted heading": "A heading counts it: a word for goal, a number, and the goal itself.",
    "run-in goal label": "The label that opens its paragraph names goals.",
    "list under a goal label": "It is an item of a list under a label or a line that names goals.",
    "paragraph under a goal label": "It stands right under a label that names goals, and says what is to be reached.",
    "restated in italics": "A report repeats it in italics above what it tells of it.",
    "stands before its result": "A label for results comes right after it.",
    "stated as a goal": "The sentence says outright that something is the goal.",
    "aim with a number": "The sentence sets something as a goal, with a number.",
    "change with a number": "A figure is to change (reduceres, øges), and a number says how far.",
    "expected at most or at least": "Something is expected to be a maximum or a minimum: a target, no forecast.",
    "expected level": "A level is expected, without a word of rise or fall: a target rather than a forecast.",
    "shall be level with": "Something is to be level with others, or among the best.",
    "shall with a number": "Something that is counted shall reach a number, or change by one.",
    "shall with an amount": "So many persons or things shall be reached.",
    "shall change": "A counted figure shall change.",
    "shall be better than": "Something shall be better than it is elsewhere, or than it was.",
    "level set": "A level is set for a figure.",
    "own will": "The municipality says of itself what it will reach (vi vil, kommunen går efter at).",
    "goal of the year reported": "A report says what the goal of its own year was.",
    "target column": "It is the row of a table whose column names targets.",
    "goal column": "It stands in words in a column of a table that names goals.",
    # of results
    "change": "The sentence tells of a rise or a fall by this number.",
    "from and to": "The sentence tells from which number to which something went.",
    "share": "The sentence tells how large a share is or was.",
    "counted": "The sentence tells how many there are or were of something that is counted.",
    "amount": "The sentence tells of so many persons or things.",
    "said again in another unit": "The number says again, in another unit, what the number before it says.",
    "verdict": "The words say whether a goal is reached.",
    "verdict in a table": "A cell of its row says whether the goal is reached.",
}
BY_WORDS = frozenset(
    {
        "stated as a goal", "aim with a number", "change with a number", "expected at most or at least",
        "expected level", "shall be level with", "shall with a number", "shall with an amount", "shall change",
        "shall be better than", "level set", "own will",
        "goal of the year reported",
    }
)  # fmt: skip
STATED = "stated as a goal"


def meaning(rule: str) -> str:
    """What the rule looks for; nothing of a rule of an older run."""
    return RULES.get(rule, "")
