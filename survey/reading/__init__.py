"""Reading files that people write, so that every error names its file, line and key."""
