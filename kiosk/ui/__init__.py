"""What the operator sees and touches, in Kivy. Only this package imports Kivy.

How to write a screen
---------------------
A screen is a pair `screens/<name>.py` and `screens/<name>.kv`, and one line in `screens/table.py` that maps
the place (a type of `kiosk.flow.places`) to it.

    class ProviderScreen(KioskScreen):
        chosen = StringProperty("")

        def show(self, kiosk: Kiosk) -> None:      # called after every event; sets properties, nothing else
            self.chosen = ...

    load_beside(__file__)                          # providers.kv for providers.py

* `show(kiosk)` gets the frozen state and sets Kivy properties from it. It is called after every event, so it
  is cheap and leaves alone what the operator is typing. `left()` is called when another place takes over:
  forget secrets there. `context(kiosk)` is what the bar says beside the title; `tabs` is its active tab.
* `self.emit(event)` sends an event of `kiosk.flow.events`; nothing else leaves a screen. The same event again
  before the flow has answered is a second tap and goes nowhere. `self.ask(Question(...), then)` asks first.
* kv holds layout and bindings. Lengths are `dp(n)`, n in design pixels (149 per inch); colours, type sizes
  and flags are `theme.*`: `theme.ink`, `theme.text_large`, `theme.portrait`, `theme.compact`, `theme.narrow`;
  see `theme.py` and `tokens.py`. Every widget that a test taps has an `id`. A kv file imports every
  name that it uses: what another one imports is there for all, but only once that one has been loaded.
* Texts: `tr('Pieslēgties', tr.lang)` in kv and `tr("Pieslēgties")` in Python, the Latvian text being the key;
  `tr.n('{n} pakalpojums', '{n} pakalpojumi', n, tr.lang)` for counts; `N_("…")` marks a text kept as data.
  Translations stand in `kiosk/locale/{lv,en,ru}/*.po` (lv has only plural forms). A screen is shown again
  when the language changes, so that texts set in `show` follow it. `scripts/locales --check` proves all done.
* Buttons fire `on_tap`. One `PrimaryButton` per screen, bottom right.
* The widgets are known to kv by name; each file of `widgets/` says what it owns. Rows of a `RowList` are pure
  functions of their dictionaries: every dictionary has every key.
* Tests drive screens with `kiosk.ui.robot.Robot`, that is by real touches; see tests/ui/conftest.py.
"""
