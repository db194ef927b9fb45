"""child_deaths owns the link with the child death overview panel: concerns passed either way, its
yearly report, its chair's attendance. It refuses to own the reviews of deaths: those are the
panel's, and no child is named here."""
