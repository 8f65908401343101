"""Spoken guidance: espeak-ng's own voices, one phrase at a time, and nothing but the phrases."""

import io
import subprocess
import threading
import wave
from pathlib import Path
from typing import Any, get_args

import pytest
import varlink

from hw.feedback import speech
from hw.feedback.speech import PHRASES, Language, Phrase, Speech, is_phrase
from hw.service.reader_interface import ReaderInterface

SECONDS = 20.0


@pytest.fixture
def played(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """What reached the player: the voice is the real one, the loudspeaker is not."""
    real, heard = subprocess.run, []

    def run(command: list[str], **options: Any) -> Any:
        if command[0] == "aplay":
            assert command[command.index("-D") + 1] == "default"
            heard.append(options["input"])
            return subprocess.CompletedProcess(command, 0)
        return real(command, **options)

    monkeypatch.setattr(subprocess, "run", run)
    return heard


def wait_for(said: Speech) -> None:
    for thread in threading.enumerate():
        if thread.name == "speech":
            thread.join(SECONDS)
    assert not said._speaking


@pytest.mark.parametrize("language", get_args(Language))
def test_the_voice_of_each_language_says_every_phrase(played: list[bytes], language: Language) -> None:
    said = Speech("default")
    for phrase in get_args(Phrase):
        said.say(phrase, language)
        wait_for(said)
    assert len(played) == len(PHRASES)
    for sound in played:
        with wave.open(io.BytesIO(sound)) as spoken:
            assert spoken.getframerate() > 0
            samples = spoken.readframes(10 * spoken.getframerate())
        assert len(samples) > spoken.getframerate()  # half a second of 16 bits
        assert any(samples)


def test_no_phrase_has_room_for_anything_else() -> None:
    words = [text for texts in PHRASES.values() for text in texts.values()]
    assert not any("{" in text or "%" in text or any(map(str.isdigit, text)) for text in words)
    assert all(set(texts) == set(get_args(Language)) for texts in PHRASES.values())
    assert not is_phrase("Anna Paraugs", "lv")
    assert not is_phrase("swipe", "de")


def test_of_those_that_wait_only_the_newest_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    begun, go, heard = threading.Event(), threading.Event(), []

    def utter(_: Speech, text: str, __: str) -> None:
        heard.append(text)
        begun.set()
        assert go.wait(SECONDS)

    monkeypatch.setattr(Speech, "_utter", utter)
    said = Speech("default")
    said.say("swipe", "en")
    assert begun.wait(SECONDS)
    said.say("asking", "en")
    said.say("confirmed", "en")
    go.set()
    wait_for(said)
    assert heard == [PHRASES["swipe"]["en"], PHRASES["confirmed"]["en"]]


def test_a_missing_voice_or_device_is_only_logged(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    said = Speech("default")
    said.say("swipe", "lv")
    wait_for(said)
    assert "speech: FileNotFoundError" in caplog.text


def test_without_a_device_nothing_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(speech.Speech, "_run", lambda _: pytest.fail("it spoke"))
    Speech("").say("swipe", "lv")


def test_the_service_says_its_phrases_and_refuses_others() -> None:
    class Spy(Speech):
        def say(self, phrase: Phrase, language: Language) -> None:
            heard.append((phrase, language))

    heard: list[tuple[str, str]] = []
    interface = ReaderInterface(None, Spy("default"))  # type: ignore[arg-type]  # speech needs no station
    assert interface.Say("swipe", "ru") == {}
    assert heard == [("swipe", "ru")]
    with pytest.raises(varlink.VarlinkError):
        interface.Say("32000010003", "lv")
    assert len(heard) == 1
