package org.lacuna.app.window;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.lacuna.app.look.Theme;

/** Which theme the window wears. */
public final class AppearanceViewModel {

  private final ReadOnlyObjectWrapper<Theme> theme;

  public AppearanceViewModel(Theme first) {
    theme = new ReadOnlyObjectWrapper<>(first);
  }

  public void toggle() {
    theme.set(theme.get().other());
  }

  public ReadOnlyObjectProperty<Theme> theme() {
    return theme.getReadOnlyProperty();
  }
}
