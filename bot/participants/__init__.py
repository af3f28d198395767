"""What each role can say."""
