"""What a report tells: of which term, which figures, who is counted by which definition."""
