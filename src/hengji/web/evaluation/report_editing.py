"""Keeping passages: written over, back to the draft, confirmed; figures vouched for."""

from __future__ import annotations

from django.db import IntegrityError, transaction
from django.db.models import Model

from hengji.composition.editing import HandFigure as TypedFigure
from hengji.composition.editing import renewed
from hengji.composition.markup import Slot, UnknownField, keys, parse
from hengji.web.evaluation.current import Current
from hengji.web.evaluation.models import HandFigure, Passage, PassageState
from hengji.web.evaluation.report_outline import (
    PassageView,
    ReportView,
    Stage,
    printed_figures,
)
from hengji.web.evaluation.report_stale import stale_of
from hengji.web.rows.revision import Stale, save_seen
from hengji.web.rows.session import actor_now

LOCKED = "年度已提交签字或不由您填报，报告现在不能修改。"
EMPTY = "内容是空的，没有保存。不要自己的文字时，点“恢复草稿”。"
_LONGEST = 20_000
_PRIOR = "prior."


class Refused(Exception):
    """A text or a figure that is not kept; the text says why, in Chinese."""


def keep(
    now: Current, view: PassageView, markup: str, seen: int, *, from_prior: bool | None = None
) -> Passage | None:
    """Keep a text at the revision that was seen, 0 for none.

    The draft written again is no text of its own: ``None``. Raises ``Stale``, ``Refused``.
    """
    text = tidy(markup)
    checked(now, text)
    if text == view.draft and from_prior is None:
        restore(view, seen)
        return None
    changes: dict[str, object] = {
        "markup": text,
        "state": PassageState.EDITED,
        "figures": printed_figures(now, text),
        "drafted": view.draft,
    }
    if from_prior is not None:
        changes["from_prior"] = from_prior
    return _put(now, view, seen, changes)


def tidy(markup: str) -> str:
    """One paragraph a line, without blank ones."""
    return "\n".join(line.strip() for line in markup.splitlines() if line.strip())


def checked(now: Current, text: str) -> None:
    """Can this text be kept? Raises ``Refused``."""
    if not text:
        raise Refused(EMPTY)
    if len(text) > _LONGEST:
        raise Refused(f"一个段落最多 {_LONGEST} 字。")
    for key in keys(text):
        try:
            now.facts(key)
        except UnknownField as unknown:
            raise Refused(f"{unknown}。请从“插入数据”里选。") from unknown
    if any("{{" in part or "}}" in part for part in parse(text) if isinstance(part, str)):
        raise Refused("有没写完的数据项。请从“插入数据”里选，或删去多余的花括号。")


def _put(now: Current, view: PassageView, seen: int, changes: dict[str, object]) -> Passage:
    of = {**now.evaluation.key, "code": view.code}
    own = Passage.objects.filter(**of).first()
    if own is not None:
        return save_seen(own, seen, changes)
    if seen:
        raise Stale(_gone(now, view), changes)
    try:
        with transaction.atomic():
            return Passage.objects.create(**of, **changes)
    except IntegrityError:
        quicker = Passage.objects.get(**of)
        raise Stale(quicker, changes) from None


def _gone(now: Current, view: PassageView) -> Model:
    """What stands where somebody else went back to the draft."""
    return Passage(**now.evaluation.key, code=view.code, markup=view.draft, revision=0)


def restore(view: PassageView, seen: int) -> None:
    """Back to the draft. Raises ``Stale``."""
    own = view.row
    if own is None:
        return
    gone, _ = Passage.objects.filter(pk=own.pk, revision=seen).delete()
    if not gone and (quicker := Passage.objects.filter(pk=own.pk).first()) is not None:
        raise Stale(quicker, {"markup": view.draft})


def confirm(now: Current, view: PassageView, seen: int) -> Passage:
    """Confirm the passage as it is printed now. Raises ``Stale``, ``Refused``."""
    if view.lacking:
        raise Refused(f"还缺{'、'.join(view.lacking)}，补齐以后再确认。")
    if view.loose:
        typed = "、".join(dict.fromkeys(one.text for one in view.loose))
        raise Refused(f"{typed}还没有关联数据或说明出处，处理以后再确认。")
    changes: dict[str, object] = {
        "state": PassageState.CONFIRMED,
        "figures": printed_figures(now, view.markup),
        "drafted": view.draft,
    }
    return _put(now, view, seen, changes)


def reopen(now: Current, view: PassageView, seen: int) -> None:
    """Take a confirmation back. Raises ``Stale``."""
    if view.edited:
        _put(now, view, seen, {"state": PassageState.EDITED})
    else:
        restore(view, seen)


def confirm_all(now: Current, view: ReportView) -> tuple[int, int]:
    """Confirm what can be; how many were, and how many could not be."""
    done = left = 0
    for one in view.passages:
        if one.stage is Stage.CONFIRMED and not one.moved and not one.redrafted:
            continue
        try:
            confirm(now, one, one.revision)
        except Refused:
            left += 1
        else:
            done += 1
    return done, left


def vouch(now: Current, view: PassageView, typed: str, basis: str) -> HandFigure:
    """Say where a figure typed by hand is known from. Raises ``Refused``."""
    if typed not in {one.text for one in view.typed}:
        raise Refused("这个数字已经不在段落里了。")
    if not basis.strip():
        raise Refused("请写明这个数字的出处，例如文件、台账的名称。")
    made, _ = HandFigure.objects.update_or_create(
        **now.evaluation.key,
        code=view.code,
        printed=typed,
        defaults={"basis": basis.strip()[:200], "confirmed_by": actor_now().name},
    )
    return made


def candidates(view: PassageView, typed: TypedFigure) -> tuple[str, ...]:
    """Keys of fields that a typed figure may stand for.

    In a text of last year a figure of last year stands for this year's of the same name.
    """
    if view.row is None or not view.row.from_prior:
        return typed.candidates
    moved = (one.removeprefix(_PRIOR) for one in typed.candidates if one.startswith(_PRIOR))
    return tuple(dict.fromkeys((*moved, *typed.candidates)))


def bind(now: Current, view: PassageView, start: int, key: str, seen: int) -> Passage | None:
    """Make the figure that begins there a live field. Raises ``Stale``, ``Refused``."""
    typed = next((one for one in view.typed if one.start == start), None)
    if typed is None or key not in candidates(view, typed):
        raise Refused("这个数字已经改过，请看过再选。")
    field = now.facts.figure(key)
    unit = field.unit.symbol
    bare = field.printed.endswith(unit) and not typed.text.endswith(unit)
    markup = f"{view.markup[: typed.start]}{Slot(key, bare)}{view.markup[typed.end :]}"
    return keep(now, view, markup, seen)


def renew(now: Current, view: PassageView, seen: int) -> Passage | None:
    """Take every suggestion for last year's wording. Raises ``Stale``, ``Refused``."""
    stale = stale_of(now, view.row, view.markup)
    return keep(now, view, renewed(view.markup, stale), seen)
