"""instruments owns what is asked, of whom and when: the questions as immutable versions, shipped as
TOML, and the timetable. It refuses to own the answers."""
