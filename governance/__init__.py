"""governance owns who we are, what we decide, what we said we would do, and the record of it:
partnerships, organisations, groups, seats and the people in them, the rules they work under,
the deadlines, the trail, messages, jobs and files. It refuses to know what is asked, reviewed or
taught: it imports no other app of the house."""
