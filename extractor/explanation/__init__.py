"""Why a row is as it is, worked out again from its document's text and rows.

`of_goals` and `of_results` put an explanation together. For goals `grounds` finds what the goal was read from,
`deciding` which of those words decide which field, `objections` what spoke for and against it; `blanking` takes words
away, `marks` tells what a sentence names, `rules` what each rule looks for.
"""
