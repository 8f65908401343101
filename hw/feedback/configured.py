"""The feedback channels beside the reader, as the configuration names them."""

from hw.feedback.beeper import Beeper
from hw.feedback.channel import Channel
from hw.feedback.leds import Leds
from hw.feedback.sounder import Sounder
from hw.service.settings import ReaderSettings


def channels(settings: ReaderSettings) -> tuple[Channel, ...]:
    """Make the channels in the order of preference."""
    found: list[Channel] = []
    if settings.lamp_green or settings.lamp_red:
        found.append(Leds(settings.lamp_green, settings.lamp_red))
    if settings.beeper:
        found.append(Beeper(settings.beeper))
    if settings.sound:
        found.append(Sounder(settings.sound))
    return tuple(found)
