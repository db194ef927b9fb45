"""How a rating moved since the one before it, in words."""


def movement(before: int | None, now: int) -> str:
    """``Up from 6``, ``Unchanged``; None is one that was not reviewed yet."""
    if before is None:
        return "Not reviewed yet"
    if now == before:
        return "Unchanged"
    return f"{'Up' if now > before else 'Down'} from {before}"
