"""What the pages of the reviews of a case share about being signed."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Model

from governance.core.roles import Actor
from governance.core.workflow import Workflow
from governance.signatures.models import Signature
from reviews.cases.models import SignedReview


def signed_words(is_last: bool) -> str:
    return "Signed. All have answered now." if is_last else "Signed. Others have still to answer."


def is_asked(actor: Actor, rows: Iterable[Signature]) -> bool:
    """Whether a seat for which this person signs is still asked in one of these rows."""
    asked = {row.seat_id for row in rows if row.status == Signature.Status.ASKED}
    return bool(asked & actor.signing_seats)


def what_is_signed(review: SignedReview) -> str:
    """The round and the beginning of the hash, as the page before a signature names them."""
    return f"what it says in round {review.round}, hash {review.content_hash[:12]}."


def missing_to_sign(
    table: Workflow, actor: Actor, review: SignedReview, *, at: datetime
) -> list[str]:
    """What must be in place before the partners are sent it, as who sends it would be told."""
    if not table.offers("send_to_partners", actor, review):
        return []
    found = table.missing("send_to_partners", actor, review, at=at)
    return [sentence for sentences in found.values() for sentence in sentences]


def label_of(model: type[Model], name: str) -> str:
    return str(getattr(model, name).field.verbose_name)
