"""What the administration site shows, and how."""
