"""What a short version says, as frozen values, and how it is drawn on the page and on paper."""
