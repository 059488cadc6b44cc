package org.lacuna.app.look;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;

/** The two looks of the window. */
public enum Theme {
  LIGHT("light", new PrimerLight()),
  DARK("dark", new PrimerDark());

  private final String styleClass;
  private final String stylesheet;

  Theme(String styleClass, atlantafx.base.theme.Theme base) {
    this.styleClass = styleClass;
    this.stylesheet = base.getUserAgentStylesheet();
  }

  /** Put on the root of the scene, for the few rules of our style sheet that differ. */
  public String styleClass() {
    return styleClass;
  }

  /** The toolkit's style sheet under ours. */
  public String stylesheet() {
    return stylesheet;
  }

  /** What drawn surfaces use. */
  public Palette palette() {
    return this == LIGHT ? Palette.LIGHT : Palette.DARK;
  }

  public Theme other() {
    return this == LIGHT ? DARK : LIGHT;
  }
}
