"""佐证: working lists, surveys, files."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import expect

from browser import tables
from browser.office import YEAR, Office, Person

_STRANGERS = 3


def work(office: Office, folder: Path) -> None:
    """台账 from a table, two surveys, evidence for what was written by hand."""
    clerk = office.person("clerk")
    page = clerk.go("evidence/ledgers/activities/")
    page.get_by_label("选择 xlsx、xls 或 csv").set_input_files(tables.activities(folder))
    clerk.press("检查并导入")
    clerk.go("evidence/ledgers/")
    _entered_survey(clerk)
    _survey_by_link(office)
    _prove(clerk, folder)


def _new_survey(clerk: Person, title: str, method: str) -> None:
    page = clerk.go("evidence/surveys/")
    page.get_by_label("调查名称").fill(title)
    page.get_by_label("调查方式").select_option(method)
    clerk.press("新建")


def _entered_survey(clerk: Person) -> None:
    """A survey held before, its result entered."""
    _new_survey(clerk, "职工群众满意度调查", "entered")
    page = clerk.page
    for name, value in (("sent", 100), ("returned", 98), ("valid", 96), ("satisfied", 91)):
        page.locator(f"[name={name}]").fill(str(value))
    page.locator("[name=held_on]").fill(f"{YEAR}-12-10")
    clerk.press("保存")
    clerk.press("开始调查")
    clerk.press("结束调查")


def _survey_by_link(office: Office) -> None:
    """A survey that people answer on their telephones, who have no account."""
    clerk = office.person("clerk")
    _new_survey(clerk, "文体活动满意度调查", "link")
    page = clerk.page
    survey = page.url
    page.locator("[name=project]").select_option(label="职工文体活动")
    page.locator("[name=sent]").fill(str(_STRANGERS))
    clerk.press("保存")
    clerk.press("开始调查")
    link = page.locator(".secret").first.inner_text().strip()
    for number in range(_STRANGERS):
        stranger = office.stranger(f"调查对象{number + 1}")
        theirs = stranger.open(link)
        for question in theirs.locator("form.answer fieldset").all():
            question.locator("input").first.check()
        stranger.press("提交")
        stranger.told("提交成功")
    stranger.open(link)
    stranger.told("您已经提交过这份问卷")
    page.goto(survey)
    clerk.press("结束调查")
    expect(page.locator("dl.facts strong")).to_contain_text("100")


def _prove(clerk: Person, folder: Path) -> None:
    for name, value in (("会议活动无纸化比例", "96"), ("参加活动的基层工会覆盖率", "85")):
        page = clerk.go("evidence/")
        clerk.follow(name)
        page.locator("[name=value]").fill(value)
        clerk.press("保存完成值")
        page.get_by_label("选择文件").set_input_files(tables.scan(folder))
        clerk.press("上传并作为佐证")
    page = clerk.go("evidence/")
    expect(page.get_by_text("每个指标都有完成值")).to_be_visible()
    clerk.go("evidence/files/")
