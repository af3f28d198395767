"""E-mail: carries invitations, reminders and alerts out, and takes nothing in: what they lead to is the web chat."""
