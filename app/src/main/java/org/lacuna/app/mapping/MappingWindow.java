package org.lacuna.app.mapping;

import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.Node;
import org.lacuna.app.look.OwnWindow;
import org.lacuna.app.session.SessionViewModel;
import org.lacuna.app.text.Texts;

/** The mapping assistant in a window of its own, closed once its bundle was opened. */
public final class MappingWindow {

  private static final double WIDTH = 900;
  private static final double HEIGHT = 860;

  private MappingWindow() {}

  /**
   * Shows it.
   *
   * @param owner a node of the window that waits
   */
  public static void show(
      MappingViewModel model, SessionViewModel session, Node owner, Texts texts, FileChoice files) {
    OwnWindow window = new OwnWindow(owner, texts.get("mapping.title"), true);
    AtomicReference<javafx.beans.InvalidationListener> listening = new AtomicReference<>();
    // The network changes when the card was kept and its bundle is being opened.
    javafx.beans.InvalidationListener close =
        o -> {
          window.close();
          session.model().removeListener(listening.get());
        };
    listening.set(close);
    session.model().addListener(close);
    window.show(new MappingView(model, texts, files, window::close), WIDTH, HEIGHT);
  }
}
