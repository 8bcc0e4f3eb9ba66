"""Help and usage errors in Chinese: what typer itself would say in English."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from typer.core import TyperCommand, TyperGroup, TyperOption
from typer.exceptions import TyperException

_INDENT = 24
_COMMANDS = "audit、extract、explain、rules、demo、serve、invite、backup、restore"


class _Context(Protocol):
    """What a help page needs to know of how the command was called."""

    @property
    def command_path(self) -> str: ...


class ChineseCommand(TyperCommand):
    """A command whose help page is Chinese."""

    def get_help(self, ctx: _Context) -> str:
        return "\n".join(_page(self, ctx.command_path))


class ChineseGroup(TyperGroup):
    """The list of commands, in Chinese."""

    def get_help(self, ctx: _Context) -> str:
        lines = [f"用法：{ctx.command_path} 命令 …", "", f"  {self.help}", "", "命令："]
        for name, command in self.commands.items():
            lines.append(f"  {name:<10}{(command.help or '').partition(chr(10))[0]}")
        return "\n".join([*lines, "", f"某个命令怎么用：{ctx.command_path} 命令 --help"])


def _page(command: TyperCommand, path: str) -> Iterator[str]:
    arguments = [one for one in command.params if not isinstance(one, TyperOption)]
    takes = "".join(f" {one.metavar}" for one in arguments)
    yield f"用法：{path}{takes} [选项]"
    yield ""
    yield from (f"  {line}".rstrip() for line in (command.help or "").split("\n"))
    yield ""
    yield "选项："
    for one in command.params:
        if isinstance(one, TyperOption):
            value = "" if one.is_flag else f" {one.metavar}"
            yield _entry(f"{'，'.join(one.opts)}{value}", one.help or "")
    yield _entry("--help", "显示这一页")


def _entry(head: str, about: str) -> str:
    width = sum(1 if character.isascii() else 2 for character in head)
    gap = " " * (_INDENT - width) if width < _INDENT else f"\n{' ' * (_INDENT + 2)}"
    return f"  {head}{gap}{about}"


def in_chinese(mistake: TyperException) -> str:
    """What was wrong with the command line, and how it is written."""
    context = getattr(mistake, "ctx", None)
    path = context.command_path if context else "hengji"
    return f"{_problem(mistake)}\n用法见 {path} --help"


def _problem(mistake: TyperException) -> str:
    parameter = getattr(mistake, "param", None)
    name = _named(parameter)
    match type(mistake).__name__:
        case "NoArgsIsHelpError":
            return mistake.message
        case "NoSuchOption":
            known = "、".join(getattr(mistake, "possibilities", None) or ())
            meant = f"；是不是 {known}" if known else ""
            return f"没有“{getattr(mistake, 'option_name', '')}”这个选项{meant}"
        case "MissingParameter":
            return f"缺少{name.rstrip()}"
        case "BadValue":
            return f"{name}的值不对：{mistake.message}"
        case "BadParameter":  # typer's own checks are of whole numbers only
            return f"{name}的值不对：要填大于 0 的整数"
        case "BadOptionUsage":
            return f"选项 {getattr(mistake, 'option_name', '')} 后面缺少值，或不需要值"
        case _:
            return _usage(mistake.message)


def _named(parameter: object) -> str:
    if isinstance(parameter, TyperOption):
        return f"选项 {parameter.opts[0]} "
    metavar = getattr(parameter, "metavar", None)
    return f"参数 {metavar} " if metavar else "参数"


def _usage(message: str) -> str:
    quoted = message.partition("'")[2].partition("'")[0]
    if message.startswith("No such command"):
        return f"没有“{quoted}”这个命令；可用的有 {_COMMANDS}"
    if "extra argument" in message:
        extra = message.partition("(")[2].partition("(")[2].rstrip(")")
        return f"多出了参数：{extra}"
    return "命令写得不完整或有误"
