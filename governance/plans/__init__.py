"""plans owns what was planned and how it stands: business plans, focus areas, priorities, outcome
statements, objectives, progress by quarter. It refuses to know the actions that serve them."""
