"""The wing for dated records: what a record with a day gets from its one declaration.

Most of the care plan is records with a day, choices, long texts and a follow-up. `kind.Dated`
declares one as data and a few functions; the other modules are functions over it: store, due
lines, story and hits, sheet, form, timeline, class table, tab. A room takes what it wants and
writes its own where it is special.
"""
