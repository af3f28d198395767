"""The conversation with a parent: a machine of its own, for nothing in it may be taken for an audit's form."""
