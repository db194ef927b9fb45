"""The columns that hold the texts of the reviews of a case, in reading order."""

MEETING_TEXTS = (
    "facts",
    "practice_episodes",
    "lived_experience",
    "family_context",
    "good_practice",
    "learning",
    "earlier_learning",
    "immediate_actions",
)
"""What the meeting recorded, in the order in which it is read."""
REPORT_TEXTS = ("perspective", "analysis", "improvements")
"""What the report holds beside its terms and its method, in the order in which it is read."""
LOCAL_TEXTS = ("terms", "method", "discussion", "findings", "good_practice", "learning")
"""What a local learning review holds, in the order in which it is read."""
