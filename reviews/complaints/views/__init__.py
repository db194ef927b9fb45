"""The pages of complaints and of requests for information."""
