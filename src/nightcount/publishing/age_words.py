"""Ages in words: how long ago something was, by the largest unit that says enough."""

from __future__ import annotations

from datetime import timedelta

from nightcount.language import gettext as _
from nightcount.language import ngettext
from nightcount.publishing.wording import number_words


def age_words(age: timedelta) -> str:
    """ "3 minutes ago", "5 hours ago", "157 days ago"; under a minute, "just now"."""
    minutes = int(age.total_seconds() // 60)
    if minutes < 1:
        return _("just now")
    if minutes < 120:
        return ngettext("{many} minute ago", "{many} minutes ago", minutes).format(many=minutes)
    hours = minutes // 60
    if hours < 48:
        return ngettext("{many} hour ago", "{many} hours ago", hours).format(many=hours)
    days = hours // 24
    return ngettext("{many} day ago", "{many} days ago", days).format(many=number_words(days))


def span_words(length: timedelta) -> str:
    """A length of time as "9 hours", "157 days"."""
    hours = int(length.total_seconds() // 3600)
    if hours < 48:
        return ngettext("{many} hour", "{many} hours", hours).format(many=hours)
    days = hours // 24
    return ngettext("{many} day", "{many} days", days).format(many=number_words(days))
