"""structure owns who sits where: partnerships and who takes part, groups, seats, appointments, who
signs what, loading the actor, and arrangements as files. It refuses to own what a group does."""
