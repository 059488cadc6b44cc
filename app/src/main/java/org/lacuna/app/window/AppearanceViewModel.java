package org.lacuna.app.window;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.lacuna.app.look.Theme;
import org.lacuna.app.remember.Remembered;

/** Which theme the window wears: the one of last time, light on the first day. */
public final class AppearanceViewModel {

  private static final String KEY = "theme";

  private final Remembered remembered;
  private final ReadOnlyObjectWrapper<Theme> theme;

  public AppearanceViewModel(Remembered remembered) {
    this.remembered = remembered;
    boolean dark = remembered.get(KEY).filter(Theme.DARK.styleClass()::equals).isPresent();
    this.theme = new ReadOnlyObjectWrapper<>(dark ? Theme.DARK : Theme.LIGHT);
  }

  public void toggle() {
    theme.set(theme.get().other());
    remembered.put(KEY, theme.get().styleClass());
  }

  public ReadOnlyObjectProperty<Theme> theme() {
    return theme.getReadOnlyProperty();
  }
}
