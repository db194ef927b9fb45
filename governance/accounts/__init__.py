"""accounts owns how people sign in: closed to strangers, with a second factor where seats ask for
one, sessions that end, lines in the trail. It refuses to own who they are and what they may do."""
