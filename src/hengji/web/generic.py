"""Django's classes that its type stubs make generic, made subscriptable at run time too."""

from __future__ import annotations

from types import GenericAlias

from django.forms import BaseModelFormSet, ModelChoiceField, ModelForm


def subscriptable() -> None:
    """Let ``ModelForm[Payment]`` stand where a class is defined."""
    for one in (ModelForm, BaseModelFormSet, ModelChoiceField):
        if not hasattr(one, "__class_getitem__"):
            setattr(one, "__class_getitem__", classmethod(GenericAlias))  # noqa: B010 - to the type checker they have one
