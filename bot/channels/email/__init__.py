"""E-mail: carries invitations and reminders out, and takes nothing in: what they lead to is the web chat."""
