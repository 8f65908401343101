"""What the operator sees and touches, in Kivy. Only this package imports Kivy.

How to write a screen
---------------------
A screen is a pair `screens/<name>.py` and `screens/<name>.kv`, and one line in `screens/__init__.py` that
maps the place (a type of `kiosk.flow.places`) to its class.

    from kiosk.ui.kv import load_beside
    from kiosk.ui.screen import KioskScreen

    class ProviderScreen(KioskScreen):
        chosen = StringProperty("")

        def show(self, kiosk: Kiosk) -> None:      # called after every event; set properties, nothing else
            self.rows = [...]

    load_beside(__file__)

* `show(kiosk)` gets the frozen state and sets Kivy properties from it. It is called whenever the state changed,
  so it must be cheap and must not touch what the operator is typing. `left()` is called when another place takes
  over: clear secrets there.
* `self.emit(event)` sends a `kiosk.flow.events` event; nothing else leaves a screen.
* The title and context of the top bar: override `context(kiosk) -> str`.
* kv holds layout and bindings. Lengths are `dp(n)`, n in design pixels (149 per inch); colours, type sizes and
  flags are `theme.*` (`theme.ink`, `theme.text_large`, `theme.portrait`, `theme.compact`; see `theme.py`,
  `tokens.py`). Every widget that a test taps has an `id`.
* Texts: `tr('Pieslēgties', tr.lang)` in kv and `tr("Pieslēgties")` in Python, the Latvian text being the key;
  `tr.n('{n} pakalpojums', '{n} pakalpojumi', n, tr.lang)` for counts; `N_("…")` marks a text kept as data.
  Words go into `kiosk/locale/{lv,en,ru}/<screen>.po` (lv only for plurals). A screen is shown again when the
  language changes, so Python texts set in `show` follow it. `scripts/locales --check` proves all is translated.
* Buttons fire `on_tap`. One `PrimaryButton` per screen, bottom right; it fires once until the screen is shown
  something new.
* Widgets: `PrimaryButton SecondaryButton DangerButton QuietButton IconButton Card ListRow TabSwitch StatusBadge
  Money Words Paragraph Snug Icon Hairline Gap Banner CheckRow TextField Keyboard NumPad RowList Progress
  SwipeDrawing`. Questions: `self.ask(...)`; see `screen.py`.
* Tests drive screens with `kiosk.ui.robot.Robot` (real touches); see tests/ui/conftest.py.
"""
