"""Reads and writes what helps the students learn; each part of it has a file of its own."""
