"""retention owns how long records are kept and how they go: the schedule, what falls due, holds,
deletions by two people and their certificates, what a person may take away of themselves. It
refuses to own what belongs to a record: each room says that in ``retained``."""
