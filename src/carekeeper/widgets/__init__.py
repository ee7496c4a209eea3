"""What every room shows with: theme, icons, parts, the record form and the record table.

Knows Qt and `core`; knows no room, no class file and no paper.
"""
