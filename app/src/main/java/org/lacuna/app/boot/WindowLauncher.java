package org.lacuna.app.boot;

/** Opens the window. The one that implements it is the only door from the start to JavaFX. */
public interface WindowLauncher {

  /**
   * Shows the window and returns when the user has closed it.
   *
   * @param services what it works with; the caller closes it afterwards
   * @param request what it shows first
   */
  void open(Services services, WindowRequest request);
}
