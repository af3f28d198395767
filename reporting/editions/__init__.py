"""The editions of a report: one file an output, all from the same Report value."""
