"""What `dev.py` is made of. Any Python can read it, with nothing installed."""
