"""The rows of a scored sheet as they are typed: what was attained, points, reason.

One row of the page is a judgement and the attainment of its indicator. Each is saved at the
revision that was seen of it, so what two people type on two pages never overwrites.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet

from hengji.indicators import QualitativeTarget, ScoreSheet
from hengji.web.evaluation.inputs import STEP_CLAIM, YearEvaluation
from hengji.web.evaluation.models import Judgement
from hengji.web.evaluation.values import ADJUSTMENT, EXECUTION, judgement_key
from hengji.web.evidence.models import Attachment, Attainment, Binding
from hengji.web.evidence.selectors import Proof
from hengji.web.rows.revision import Stale, save_seen
from hengji.web.units.models import Unit

_SHIFT = 1 << 20
"""A row's revision on the page: that of the judgement, then that of the attainment."""
_ATTAINED = "actual"


def _judgements(loaded: YearEvaluation, project: str) -> QuerySet[Judgement]:
    """The rows of one sheet. None of another can be reached through them."""
    found = Judgement.objects.filter(unit=loaded.unit, year=loaded.year, scope=project)
    return found.select_related("indicator")


def open_rows(loaded: YearEvaluation) -> None:
    """Make the rows of judgement that the sheets need and do not have. One query or none."""
    known = {(one.scope, judgement_key(one)) for one in loaded.said.judgements}
    wanted = [
        _blank(loaded, sheet, key)
        for sheet in (loaded.scores, *loaded.inputs.project_scores)
        for key in _keys(sheet)
        if (sheet.goals.project, key) not in known
    ]
    if wanted:
        Judgement.objects.bulk_create(wanted, ignore_conflicts=True)


def lacks_rows(loaded: YearEvaluation) -> bool:
    """Is there a row of a sheet that nobody can type into yet?"""
    known = {(one.scope, judgement_key(one)) for one in loaded.said.judgements}
    sheets = (loaded.scores, *loaded.inputs.project_scores)
    return any((one.goals.project, key) not in known for one in sheets for key in _keys(one))


def _keys(sheet: ScoreSheet) -> Iterable[str]:
    yield from (row.indicator.key for row in sheet.rows)
    if sheet.rows:
        yield from (EXECUTION, ADJUSTMENT)


def _blank(loaded: YearEvaluation, sheet: ScoreSheet, key: str) -> Judgement:
    own = key.isdecimal()
    return Judgement(
        unit=loaded.unit,
        year=loaded.year,
        scope=sheet.goals.project,
        indicator_id=int(key) if own else None,
        row="" if own else key,
    )


@dataclass(frozen=True, slots=True)
class Typed:
    """What one row of the page shows where it is typed; all as text."""

    revision: int
    actual: str
    ticked_text: str


def typed(row: Judgement, proof: Proof | None) -> Typed:
    """The row as it stands: the value given by hand, the items met, both revisions."""
    kept = proof.kept if proof is not None else None
    revision = row.revision * _SHIFT + (kept.revision if kept else 0)
    return Typed(revision, given(kept, proof), "、".join(str(one) for one in row.ticked))


def given(kept: Attainment | None, proof: Proof | None) -> str:
    """The value given by hand as it is typed: digits, an ISO date, or the band's name."""
    if kept is None or proof is None:
        return ""
    words = isinstance(proof.indicator.target, QualitativeTarget)
    return kept.band if words else kept.value


class JudgementRows(QuerySet[Judgement]):
    """Judgements that show, and save, what was attained beside what was decided."""

    dress: Callable[[Judgement], None]

    def _clone(self) -> JudgementRows:
        made: JudgementRows = super()._clone()  # type: ignore[misc]  # of Django, not in its types
        made.dress = self.dress
        return made

    def _fetch_all(self) -> None:
        fresh = self._result_cache is None
        super()._fetch_all()
        for one in (self._result_cache or ()) if fresh else ():
            self.dress(one)


def rows_of(loaded: YearEvaluation, project: str) -> JudgementRows:
    """The sheet's rows, each with ``actual`` and ``ticked_text`` as they are typed."""
    found = _judgements(loaded, project)
    rows = JudgementRows(Judgement, query=found.query)

    def dress(row: Judgement) -> None:
        kept = _attainment(row)
        proof = loaded.proofs.get(judgement_key(row))
        revision = row.revision * _SHIFT + (kept.revision if kept else 0)
        row.revision = revision
        row.actual = given(kept, proof)  # type: ignore[attr-defined]  # a column of the page only
        row.ticked_text = "、".join(str(one) for one in row.ticked)  # type: ignore[attr-defined]  # as above

    rows.dress = dress
    return rows


def _attainment(row: Judgement) -> Attainment | None:
    if row.indicator_id is None:
        return None
    return Attainment.objects.filter(indicator=row.indicator_id).first()


def saver(
    rows: JudgementRows, *, attains: bool
) -> Callable[[Judgement, int, Mapping[str, object]], Judgement]:
    """How a row of the page is saved. ``attains``: may who types give attainments?"""

    def save(row: Judgement, seen: int, changes: Mapping[str, object]) -> Judgement:
        judged, attained = divmod(seen, _SHIFT)
        wanted = dict(changes)
        value = wanted.pop(_ATTAINED, None)
        if "ticked_text" in wanted:
            wanted["ticked"] = wanted.pop("ticked_text")
            wanted["ticked_at_all"] = True
        if value is not None and row.indicator_id is not None:
            if not attains:
                raise PermissionDenied("完成值由本单位经办人填报。")
            _attain(row, attained, str(value), rows)
        if wanted:
            _judge(row, judged, wanted, rows)
        return rows.get(pk=row.pk)

    return save


def _judge(row: Judgement, seen: int, wanted: dict[str, object], rows: JudgementRows) -> None:
    try:
        save_seen(Judgement.objects.get(pk=row.pk), seen, wanted)
    except Stale as stale:
        raise Stale(rows.get(pk=row.pk), wanted) from stale


def _attain(row: Judgement, seen: int, value: str, rows: JudgementRows) -> None:
    """Keep the value in the field that its indicator asks for. Raises ``Stale``."""
    assert row.indicator is not None and row.indicator_id is not None
    words = row.indicator.direction == "定性"
    changes = {"band" if words else "value": value, "how": Attainment.How.MANUAL}
    kept = Attainment.objects.filter(indicator=row.indicator_id).first()
    if kept is None and not seen:
        Attainment.objects.create(
            unit_id=row.unit_id, year=row.year, indicator_id=row.indicator_id, **changes
        )
        return
    if kept is None:
        raise Stale(rows.get(pk=row.pk), changes)
    try:
        save_seen(kept, seen, changes)
    except Stale as stale:
        raise Stale(_shown_as(stale.row, rows.get(pk=row.pk)), changes) from stale


def _shown_as(kept: Attainment, row: Judgement) -> Attainment:
    """The attainment that someone else wrote, with the columns of the page on it."""
    for name in ("actual", "ticked_text", "points", "reason", "value", "revision"):
        setattr(kept, name, getattr(row, name))
    return kept


def bind_file(unit: Unit, year: int, key: str, file: str) -> None:
    """Bind a file of the year (by primary key) to a row of the family of steps; once."""
    found = None
    if file.isdecimal():
        found = Attachment.objects.filter(pk=file, unit=unit, year=year).first()
    if found is not None:
        Binding.objects.get_or_create(
            unit=unit, year=year, attachment=found, claim=f"{STEP_CLAIM}{key}"
        )
