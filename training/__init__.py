"""training owns what the workforce learns: needs, courses, bookings, evaluation and charges. It
stands on governance alone and never looks at reviews."""
