"""A first year filled from the papers of the year before."""

from __future__ import annotations

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from hengji.composition import printing
from hengji.web.accounts.permissions import demand
from hengji.web.evaluation.versions import NotNow
from hengji.web.evidence import uploads
from hengji.web.evidence.models import Attachment
from hengji.web.evidence.store import store
from hengji.web.goals.selectors import year_open
from hengji.web.rollover.reading import PriorPaper, Unusable, read_paper
from hengji.web.rollover.taking import amounts_wanted, take
from hengji.web.rollover.views.carrying import opened
from hengji.web.shell.place import Place

NOTE = "上年报告，供取数"
_KINDS = ("docx", "xlsx", "pdf")


@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """Last year's files, uploaded here to be read."""
    place = opened(request, code, year)
    demand(request.user, "unit.fill", place.unit)
    is_open = year_open(place.unit.pk, year)
    if request.method == "POST":
        given = request.FILES.get("file")
        if not is_open:
            messages.error(request, f"先开启 {year} 年度；已提交签字的年度不能再取数。")
        elif given is None:
            messages.error(request, "请选择文件。")
        else:
            return _taken(request, place, given)
        return redirect(request.path)
    files = Attachment.objects.filter(unit=place.unit, year=year, note=NOTE, kind__in=_KINDS)
    more = {"place": place, "files": files, "before": year - 1, "is_open": is_open}
    return render(request, "rollover/first_year.html", more)


def _taken(request: HttpRequest, place: Place, given: UploadedFile[bytes]) -> HttpResponse:
    try:
        kept = uploads.take(place.unit, place.year, given, NOTE).attachment
    except uploads.Unwanted as reason:
        messages.error(request, str(reason))
        return redirect(request.path)
    if kept.kind not in _KINDS:
        messages.error(request, f"“{kept.name}”不能取数。请上传 docx、xlsx 或 pdf。")
        return redirect(request.path)
    return redirect(place.url("rollover:first_year_file", key=kept.pk))


@require_http_methods(["GET", "HEAD", "POST"])
def choose(request: HttpRequest, code: str, year: int, key: int) -> HttpResponse:
    """What a file offers, each with its place; what is chosen is entered at once."""
    place = opened(request, code, year)
    demand(request.user, "unit.fill", place.unit)
    file = get_object_or_404(Attachment, pk=key, unit=place.unit, year=year)
    try:
        paper = _paper(place, file)
        if request.method == "POST":
            done = take(place.unit, year, paper, frozenset(request.POST.getlist("take")))
            parts = f"金额 {done.amounts} 项、指标 {done.goals} 条、问题 {done.problems} 个"
            messages.success(request, f"已取数：{parts}。")
            return redirect(place.url("rollover:first_year"))
    except (Unusable, NotNow) as problem:
        messages.error(request, str(problem))
        return redirect(place.url("rollover:first_year"))
    more = {
        "place": place,
        "file": file,
        "paper": paper,
        "before": year - 1,
        "amounts": [
            (one, printing.money(printing.in_ten_thousands(one.amount)))
            for one in paper.amounts
        ],
        "wanted": amounts_wanted(place.unit, year),
        "other_unit": bool(paper.unit) and paper.unit != place.unit.name,
    }
    return render(request, "rollover/choose.html", more)


def _paper(place: Place, file: Attachment) -> PriorPaper:
    """Raises :class:`Unusable`, of another year's file too."""
    try:
        data = store().path(file.digest).read_bytes()
    except FileNotFoundError as problem:
        raise Unusable(f"“{file.name}”的内容不在了，请重新上传。") from problem
    paper = read_paper(data, file.name)
    if paper.year is not None and paper.year != place.year - 1:
        raise Unusable(
            f"“{file.name}”是 {paper.year} 年度的，这里要 {place.year - 1} 年度的文件。"
        )
    if paper.empty:
        raise Unusable(
            f"“{file.name}”里没有认出基础数据表、自评表或存在的问题，没有可以取的数。"
        )
    return paper
