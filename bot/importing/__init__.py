"""What comes in as files: an audit, its cases, its requests, and returns that were made elsewhere."""
