"""The pages of invitations: the office's, and the one that somebody invited sees."""
