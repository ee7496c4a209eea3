"""What leaves the program for others to open: workbook, CSV, contacts, calendar, open data.

`tables` lays out what the class file holds as rows of text; the writers beside it put them into
files. Sensitive fields are there only when they are asked for, and each file that was given out
is noted by whoever asks for it.
"""
