"""Lists of a class, from whatever the school keeps them in: one reader for all.

`sources` turns bytes or pasted text into sheets of cells, `blocks` finds the tables in a sheet,
`columns` says what each column is, `rows` makes proposals of students with their persons, what is
kept as it came, and every doubt with its sentence, row and column. `matching` holds them against
the class. Nothing here knows a window or a database.
"""
