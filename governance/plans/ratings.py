"""What the ratings of a priority mean, in one sentence for whoever gives or reads one."""

RATING_KEY = "Green: on course. Amber: behind, and we know what to do. Red: it needs a decision."
