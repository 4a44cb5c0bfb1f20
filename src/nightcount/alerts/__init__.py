"""From signals of the feeds to alerts, and from alerts to how long they stood."""

from nightcount.alerts.alert import Alert, Tally
from nightcount.alerts.durations import tally
from nightcount.alerts.merge import merge

__all__ = ["Alert", "Tally", "merge", "tally"]
