"""Having the papers of a plan made."""
