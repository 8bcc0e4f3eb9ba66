"""Do the counts of people and posts fit together?"""

from __future__ import annotations

from collections.abc import Iterator

from hengji.kernel.problems import Problem, problem
from hengji.ledger.checks import kinds
from hengji.ledger.holdings import Staffing


def staffing_problems(staffing: Staffing) -> Iterator[Problem]:
    """Counts below nothing, more people than posts, more stepped back than in post."""
    for name, count in _counts(staffing):
        if count is not None and count < 0:
            yield problem(kinds.COUNT_NEGATIVE, staffing.ref, name=name, count=count)
    for post in staffing.posts:
        if post.approved is None or post.in_post is None or post.in_post <= post.approved:
            continue
        yield problem(
            kinds.POSTS_EXCEEDED,
            staffing.ref,
            kind=post.kind.value,
            in_post=post.in_post,
            approved=post.approved,
        )
    filled = [post.in_post for post in staffing.posts if post.in_post is not None]
    back = staffing.stepped_back
    if back is not None and filled and back > sum(filled):
        yield problem(
            kinds.STEPPED_BACK_EXCEED, staffing.ref, stepped_back=back, in_post=sum(filled)
        )


def _counts(staffing: Staffing) -> Iterator[tuple[str, int | None]]:
    for post in staffing.posts:
        yield f"{post.kind.value}编制数", post.approved
        yield f"{post.kind.value}在职人数", post.in_post
    yield "退线人数", staffing.stepped_back
    yield "借入人数", staffing.seconded_in
    yield "借出人数", staffing.seconded_out
    yield "工勤人数", staffing.workers
    yield "退休人数", staffing.retired
    yield "临聘人数", staffing.contract
    yield "劳务派遣人数", staffing.dispatched
    yield "社会化工会工作者人数", staffing.union_workers
