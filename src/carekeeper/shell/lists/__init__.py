"""What the window shows of lists that are brought in or given out."""
