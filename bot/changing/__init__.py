"""What coordinators change from their chat: one file a command, each with what it would show and what it does."""
