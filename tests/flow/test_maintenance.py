"""The technician's menu as storyboards: who gets in, what each page asks for, and an untouched visit."""

import pytest
from msgspec.structs import replace

from kiosk.flow import events
from kiosk.flow.maintenance import pages
from kiosk.flow.maintenance.effects import CheckPin
from kiosk.flow.maintenance.entry import IDLE_SECONDS, PAUSES
from kiosk.flow.maintenance.events import (
    AgainTapped,
    DevicesSeen,
    ExportMoved,
    GlassTouched,
    ImageSeen,
    LogsRead,
    MenuBack,
    MenuClosed,
    MenuIdle,
    MenuTapped,
    NetworkFound,
    PageProgress,
    PageTapped,
    PatternTapped,
    PinChecked,
    PinEntered,
    PinKnown,
    RestartRefused,
    RestartTapped,
    Sounded,
    SwipeSeen,
    ToolFailed,
)
from kiosk.ports.maintenance import DeviceFacts, Finding, ImageFacts, Task
from tests import samples
from tests.doubles.maintenance import PIN
from tests.flow.story import Story

TRACKS = ((1, "EMPTY", ""), (2, "OK", "9999=99"))


def knocks(story: Story) -> Story:
    return story.happens(PinKnown(), events.HelpTapped(), MenuTapped())


def inside(story: Story | None = None) -> Story:
    return knocks(story or Story().starts()).happens(PinEntered(PIN), PinChecked(right=True))


def at(page: pages.Page) -> Story:
    return inside().happens(PageTapped(page))


def page(story: Story) -> pages.Page | None:
    return story.state.maintenance.page


def test_without_a_pin_there_is_no_menu_and_nothing_to_type() -> None:
    story = Story().starts().happens(events.HelpTapped(), MenuTapped())
    assert page(story) == pages.Pin(problem="not-set")
    assert not story.state.help
    story.happens(PinEntered(PIN))
    assert story.maintenance.tried == []
    assert page(story.happens(MenuBack())) is None


def test_the_right_pin_opens_the_menu_over_the_place_and_it_goes_away_again() -> None:
    story = knocks(Story().logs_in().chooses("K-001")).happens(PinEntered(PIN))
    assert (page(story), story.maintenance.tried) == (pages.Pin(checking=True), [PIN])
    story.happens(PinChecked(right=True))
    assert page(story) == pages.Menu()
    story.happens(MenuBack())
    assert (page(story), story.place, len(story.state.bill.lines)) == (None, "Billing", 1)


def test_a_second_try_waits_until_the_first_is_judged() -> None:
    story = knocks(Story().starts()).happens(PinEntered("111222"), PinEntered(PIN))
    assert story.maintenance.tried == ["111222"]


def test_wrong_tries_are_slowed_and_the_right_pin_forgives_them() -> None:
    story = knocks(Story().starts())
    waited = []
    for _try in range(9):
        story.happens(PinEntered("111222"), PinChecked(right=False))
        assert page(story) == pages.Pin(problem="wrong")
        waited.append(story.state.maintenance.until - story.clock.monotonic())
        story.clock.seconds = story.state.maintenance.until
    assert waited == [*PAUSES[1:], PAUSES[-1], PAUSES[-1]]
    story.happens(PinEntered(PIN), PinChecked(right=True), MenuClosed(), MenuTapped())
    assert story.state.maintenance.wrong == 0


def test_in_the_pause_no_pin_is_taken_not_even_the_right_one_nor_after_leaving() -> None:
    story = knocks(Story().starts())
    for _try in range(3):
        story.happens(PinEntered("111222"), PinChecked(right=False))
    story.happens(PinEntered(PIN), MenuBack(), MenuTapped(), PinEntered(PIN))
    assert story.maintenance.tried == ["111222"] * 3
    story.clock.seconds += PAUSES[3]
    assert story.happens(PinEntered(PIN)).maintenance.tried[-1] == PIN


def test_a_try_that_was_left_before_it_was_judged_counts_and_opens_nothing() -> None:
    story = knocks(Story().starts()).happens(PinEntered("111222"), MenuBack(), PinChecked(right=False))
    assert (page(story), story.state.maintenance.wrong) == (None, 1)
    story.happens(MenuTapped(), PinEntered(PIN), MenuBack(), PinChecked(right=True))
    assert page(story) is None


def test_it_stays_shut_over_a_question_about_a_person() -> None:
    story = Story().asks().confirms().happens(events.CloseTapped())
    story.chooses("K-001", "L-101", "F-201").identifies()
    assert story.place == "SameAgain"
    assert page(knocks(story)) == pages.Pin(problem="busy")


@pytest.mark.parametrize("where", ["Identify", "Statuses"])
def test_in_the_middle_of_a_visit_the_menu_stays_shut(where: str) -> None:
    story = Story().logs_in().chooses("K-001", "L-101", "F-201").identifies()
    story = story.swipes() if where == "Statuses" else story
    assert story.place == where
    assert page(knocks(story)) == pages.Pin(problem="busy")
    assert story.happens(PinEntered(PIN)).maintenance.tried == []
    assert page(story.happens(MenuClosed())) is None


def test_a_technician_who_has_gone_leaves_no_open_menu() -> None:
    story = at(pages.ReaderTest())
    story.clock.seconds += IDLE_SECONDS - 1
    story.happens(AgainTapped()).waits()
    assert page(story) == pages.ReaderTest()
    assert [one.seconds for one in story.timers] == [IDLE_SECONDS]
    story.clock.seconds += IDLE_SECONDS
    story.waits()
    assert (page(story), story.reader.armed) == (None, False)
    assert page(story.happens(MenuTapped(), MenuIdle())) == pages.Pin()


def test_a_failure_of_the_kiosk_closes_the_menu() -> None:
    story = at(pages.Network()).happens(events.Failed("ZeroDivisionError"))
    assert (page(story), story.place) == (None, "Failsafe")
    assert page(inside(story)) == pages.Menu()


def test_what_goes_on_below_goes_on() -> None:
    story = at(pages.Touch())
    story.happens(events.PrinterChanged(replace(story.state.printer, state="ready")), GlassTouched())
    assert (story.state.printer.state, page(story)) == ("ready", pages.Touch())


@pytest.mark.parametrize(
    ("opened", "asks"),
    [
        (pages.Image(), ["image"]),
        (pages.Devices(), ["devices"]),
        (pages.Network(), ["network"]),
        (pages.Logs(), ["logs"]),
        (pages.PrinterTest(), []),
        (pages.Export(), []),
        (pages.Touch(), []),
    ],
)
def test_a_page_asks_for_what_it_shows_and_leads_back_to_the_menu(
    opened: pages.Page, asks: list[str]
) -> None:
    story = at(opened)
    assert (page(story), story.maintenance.asked) == (opened, asks)
    assert page(story.happens(MenuBack())) == pages.Menu()


def test_image_and_devices_are_shown_as_found_and_devices_again() -> None:
    image, devices = ImageFacts("0.1"), DeviceFacts()
    assert page(at(pages.Image()).happens(ImageSeen(image))) == pages.Image(image)
    story = at(pages.Devices()).happens(DevicesSeen(devices))
    assert page(story) == pages.Devices(devices)
    assert story.happens(AgainTapped()).maintenance.asked == ["devices", "devices"]


def test_what_comes_too_late_for_its_page_changes_nothing() -> None:
    story = inside().happens(
        DevicesSeen(DeviceFacts()), ImageSeen(ImageFacts("0.1")), LogsRead((), whole=True)
    )
    assert page(story) == pages.Menu()


def test_the_reader_test_shows_shapes_and_takes_no_card_for_a_patient_s() -> None:
    story = at(pages.ReaderTest())
    assert story.reader.armed
    story.happens(SwipeSeen("unknown-card", TRACKS), events.SwipeFailed("unknown-card"))
    assert page(story) == pages.ReaderTest(result="unknown-card", tracks=TRACKS)
    story.happens(SwipeSeen("read", TRACKS, "paraugs"), events.CardRead(samples.CARD))
    assert page(story) == pages.ReaderTest(armed=False, result="read", tracks=TRACKS, issuer="paraugs")
    assert story.happens(AgainTapped()).reader.times_armed == 2
    assert page(story.happens(events.ReaderDisarmed())) == pages.ReaderTest(armed=False)
    assert story.state.transactions == {}


def test_the_operator_s_reader_is_given_back_as_it_was() -> None:
    story = at(pages.ReaderTest()).happens(MenuBack())
    assert not story.reader.armed
    story = Story().logs_in().chooses("K-001").identifies()
    menu = replace(story.state.maintenance, page=pages.ReaderTest())
    story.state = replace(story.state, maintenance=menu)
    story.reader.disarm()
    assert story.happens(MenuClosed()).reader.armed


def test_lamp_and_signal_are_played_and_the_channel_named() -> None:
    story = at(pages.ReaderTest()).happens(PatternTapped("good"), Sounded("sounder"))
    assert story.maintenance.asked == ["play good"]
    assert page(story) == pages.ReaderTest(sound="sounder")


def test_test_pages_go_one_at_a_time_and_each_has_a_key_of_its_own() -> None:
    story = at(pages.PrinterTest()).happens(AgainTapped(), AgainTapped())
    (first,) = story.maintenance.asked
    key = first.removeprefix("print ")
    story.happens(PageProgress(key, "waiting", ("media-empty",)), PageProgress("test/x", "failed"))
    assert page(story) == pages.PrinterTest(key, "waiting", ("media-empty",))
    story.happens(PageProgress(key, "failed", (), "refused"))
    assert page(story) == pages.PrinterTest(key, "failed", (), "refused")
    story.happens(AgainTapped())
    assert len({*story.maintenance.asked}) == 2
    assert story.printer.sent == []


def test_the_network_is_probed_step_by_step_and_then_again() -> None:
    link = Finding("link", "good", "eth0")
    story = at(pages.Network()).happens(
        NetworkFound(Finding("link", "bad")), NetworkFound(link), AgainTapped()
    )
    assert page(story) == pages.Network((link,))
    story.happens(NetworkFound(None))
    assert page(story) == pages.Network((link,), probing=False)
    assert page(story.happens(AgainTapped())) == pages.Network()
    assert story.maintenance.asked == ["network", "network"]


def test_logs_are_shown_and_collected_anew() -> None:
    story = at(pages.Logs()).happens(AgainTapped(), LogsRead(("a",), whole=True))
    assert page(story) == pages.Logs(("a",), whole=True, reading=False)
    assert page(story.happens(AgainTapped())) == pages.Logs(("a",), whole=True)
    assert story.maintenance.asked == ["logs", "logs"]


def test_an_export_goes_once_at_a_time_and_says_how_it_ended() -> None:
    story = at(pages.Export()).happens(AgainTapped(), AgainTapped(), ExportMoved("running", "writing"))
    assert (page(story), story.maintenance.asked) == (pages.Export("running", "writing"), ["export"])
    story.happens(ExportMoved("no-stick"), AgainTapped(), ExportMoved("done", detail="polise-1"))
    assert page(story) == pages.Export("done", detail="polise-1")


def test_a_restart_is_asked_for_and_refused_in_words() -> None:
    story = inside().happens(RestartTapped())
    assert (page(story), story.maintenance.asked) == (pages.Menu("asked"), ["restart"])
    assert page(story.happens(RestartRefused("no-appliance"))) == pages.Menu("no-appliance")


@pytest.mark.parametrize(
    ("opened", "task", "left"),
    [
        (
            pages.Network(),
            Task.NETWORK,
            pages.Network((Finding("", "unknown", "", "failed"),), probing=False),
        ),
        (pages.Logs(), Task.LOGS, pages.Logs(reading=False)),
        (pages.Export(), Task.EXPORT, pages.Export("failed")),
        (pages.Touch(), Task.LOGS, pages.Touch()),
    ],
)
def test_a_tool_that_fails_leaves_nobody_waiting(opened: pages.Page, task: Task, left: pages.Page) -> None:
    assert page(at(opened).happens(ToolFailed(task))) == left


def test_a_restart_that_fails_says_so() -> None:
    assert page(inside().happens(RestartTapped(), ToolFailed(Task.RESTART))) == pages.Menu("failed")


def test_no_pin_stands_in_a_repr() -> None:
    story = knocks(Story().starts()).happens(PinEntered(PIN))
    assert PIN not in repr((PinEntered(PIN), CheckPin(PIN), story.state))
