"""Which returns are meant: what somebody sees, answers or handles, what is late."""

from datetime import date
from functools import reduce
from operator import or_
from typing import Any

from django.db import models
from django.db.models import Case as CaseExpression
from django.db.models import OuterRef, Prefetch, Q, Subquery, When

from assurance.returns.grants import GRANTS, Permission
from assurance.returns.models.agencies import asked_of, to_answer
from assurance.returns.models.receipts import Receipt, received_in
from governance.core.roles import Actor, scope_of
from governance.deadlines.models import Deadline
from governance.structure.models import Partnership
from reviews.cases.models import Case


class ReturnQuerySet(models.QuerySet):
    model: Any  # AssuranceReturn, which stands above this module

    def ordinary(self) -> "ReturnQuerySet":
        """Those that seats see, ask for and answer; what is asked for a case is none of them."""
        return self.filter(is_restricted=False)

    def of_case(self, case: Case) -> "ReturnQuerySet":
        """What was asked for a case; who of its named people may see which, ``summaries`` says."""
        return self.filter(is_restricted=True, case=case)

    def still_asked(self) -> "ReturnQuerySet":
        """Without those that were asked by mistake."""
        return self.filter(unasked_at__isnull=True)

    def visible_to(self, actor: Actor) -> "ReturnQuerySet":
        """One not yet sent to those who write or handle it; one that was, to who receives it too.

        Whether its answers are read as they stand or as last submitted, ``access`` says. What is
        asked for a case is seen on no list: its pages ask the named people of the case.
        """
        drafts = scope_of(actor, Permission.SEE_DRAFT_RETURN, GRANTS)
        sent = scope_of(actor, Permission.SEE_RETURN, GRANTS)
        own = Q(group__in=drafts.groups) | asked_of(actor, Permission.SEE_DRAFT_RETURN)
        given = (
            Q(group__in=sent.groups),
            asked_of(actor, Permission.SEE_RETURN),
            Q(returns_to__in=sent.groups),
            received_in(sent.partnerships),
        )
        is_sent = Q(status__in=self.model.SENT)
        seen = reduce(or_, (is_sent & each for each in given))
        return self.ordinary().filter(own | received_in(drafts.partnerships) | seen)

    def open_to_answers(self) -> "ReturnQuerySet":
        return self.filter(status__in=self.model.ANSWERABLE)

    def overdue(self, *, on: date) -> "ReturnQuerySet":
        """Not sent by the end of its due day, or not sent again by that of a query."""
        queried = self.model._default_manager.filter(
            status=self.model.Status.QUERIED,
            answers__queries__deadline__status=Deadline.Status.RUNNING,
            answers__queries__deadline__due_on__lt=on,
        )
        unsent = Q(status=self.model.Status.OPEN, deadline__due_on__lt=on)
        return self.ordinary().filter(unsent | Q(pk__in=queried.values("pk")))

    def answered_by(self, actor: Actor) -> "ReturnQuerySet":
        """Those the actor's seats let them help to answer."""
        scope = scope_of(actor, Permission.ANSWER_RETURN, GRANTS)
        return self.ordinary().filter(Q(group__in=scope.groups) | to_answer(actor))

    def submitted_by_seat_of(self, actor: Actor) -> "ReturnQuerySet":
        """Those the actor's seats let them submit, or confirm."""
        scope = scope_of(actor, Permission.SUBMIT_RETURN, GRANTS)
        asked = Q(group__in=scope.groups) | to_answer(actor, Permission.SUBMIT_RETURN)
        return self.ordinary().filter(asked)

    def handled_by(self, actor: Actor) -> "ReturnQuerySet":
        """Those the actor's office takes, queries and chases."""
        scope = scope_of(actor, Permission.MANAGE_RETURN, GRANTS)
        return self.ordinary().filter(returns_to__in=scope.groups)

    def received_by(self, *partnerships: Partnership) -> "ReturnQuerySet":
        """Those of which one of the partnerships has, or will have, a receipt; each once."""
        return self.ordinary().filter(received_in({each.pk for each in partnerships}))

    def for_list(self) -> "ReturnQuerySet":
        """With all that a line shows: by when its queries are answered, whether it was entered."""
        due = "answers__queries__deadline__due_on"
        running = self.model._default_manager.filter(
            pk=OuterRef("pk"), answers__queries__deadline__status=Deadline.Status.RUNNING
        )
        entered = self.model._default_manager.filter(pk=OuterRef("pk"), entries__isnull=False)
        newest = entered.order_by("-entries__pk").values("entries__status")
        return self.select_related(
            "instrument", "period", "group", "organisation", "through", "returns_to", "deadline"
        ).annotate(
            reply_due_on=CaseExpression(
                When(
                    status=self.model.Status.QUERIED,  # of no other is it asked for
                    then=Subquery(running.order_by(due).values(due)[:1]),
                )
            ),
            entry_status=Subquery(newest[:1]),
        )

    def for_detail(self) -> "ReturnQuerySet":
        return (
            self.for_list()
            .select_related("submitted_by", "accepted_by")
            .prefetch_related(
                Prefetch("receipts", queryset=Receipt.objects.select_related("partnership"))
            )
        )
