package org.lacuna.app.window;

import java.util.Optional;
import java.util.function.IntConsumer;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import org.lacuna.app.player.PlayerClip;
import org.lacuna.app.player.PlayerView;
import org.lacuna.app.player.PlayerViewModel;
import org.lacuna.app.session.OpenClip;
import org.lacuna.app.timeline.Span;

/** The player of the program. */
final class ClipPlayerPart implements PlayerPart {

  private final PlayerViewModel model;
  private final PlayerView view;

  ClipPlayerPart(PlayerViewModel model) {
    this.model = model;
    this.view = new PlayerView(model);
  }

  @Override
  public Node view() {
    return view;
  }

  @Override
  public void show(OpenClip clip) {
    model.show(playable(clip));
  }

  @Override
  public void refresh(OpenClip clip) {
    model.refresh(playable(clip));
  }

  private static PlayerClip playable(OpenClip clip) {
    return new PlayerClip(
        clip.file(),
        clip.features().durationUs(),
        clip.extraction().faces(),
        clip.features().words());
  }

  @Override
  public void setFaceChooser(IntConsumer chooser) {
    model.setFaceChooser(chooser);
  }

  @Override
  public ReadOnlyLongProperty timeUs() {
    return model.timeUs();
  }

  @Override
  public void seek(long us) {
    model.seek(us);
  }

  @Override
  public void setStretch(Optional<Span> selected) {
    model.setStretch(selected);
  }

  @Override
  public boolean key(KeyEvent event) {
    return view.key(event);
  }

  @Override
  public void close() {
    model.close();
  }
}
