"""From signals of the feeds to alerts, and from alerts to how long they stood."""

from nightcount.alerts.alert import Alert, Extent, Tally
from nightcount.alerts.compose import timeline
from nightcount.alerts.durations import tally
from nightcount.alerts.merge import merge
from nightcount.alerts.standing import standing
from nightcount.alerts.timeline import Timeline
from nightcount.alerts.waves import Wave, waves

__all__ = ["Alert", "Extent", "Tally", "Timeline", "Wave", "merge", "standing", "tally", "timeline", "waves"]
