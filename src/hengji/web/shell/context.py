"""What the frame of every page needs."""

from __future__ import annotations

from django.http import HttpRequest


def frame(request: HttpRequest) -> dict[str, object]:
    """Context of ``shell/frame.html``."""
    return {"notice": "本系统为非涉密系统，严禁录入、处理、传递涉密信息。"}
