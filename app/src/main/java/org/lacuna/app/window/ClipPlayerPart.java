package org.lacuna.app.window;

import java.util.Optional;
import java.util.function.IntConsumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import org.lacuna.app.player.PlayerClip;
import org.lacuna.app.player.PlayerView;
import org.lacuna.app.player.PlayerViewModel;
import org.lacuna.app.player.RememberedPlay;
import org.lacuna.app.remember.Remembered;
import org.lacuna.app.session.OpenClip;
import org.lacuna.app.timeline.Span;
import org.lacuna.media.degrade.ShownChanges;
import org.lacuna.media.play.PlayerListener;
import org.lacuna.media.play.SoundSwitch;

/** The player of the program. */
final class ClipPlayerPart implements PlayerPart {

  private static final PseudoClass PRESENTED = PseudoClass.getPseudoClass("presented");

  private final PlayerViewModel model;
  private final SoundSwitch sound;
  private final ShownChanges changes;
  private final PlayerView view;
  private final RememberedPlay kept;
  private final ReadOnlyBooleanWrapper ended = new ReadOnlyBooleanWrapper(false);
  private boolean faceBefore = true;

  /**
   * @param sound what the player of that model asks for what is heard
   * @param changes what it asks for what was made worse
   * @param remembered keeps what the user chooses
   */
  ClipPlayerPart(
      PlayerViewModel model, SoundSwitch sound, ShownChanges changes, Remembered remembered) {
    this.model = model;
    this.changes = changes;
    this.sound = sound;
    this.kept = RememberedPlay.of(model, remembered);
    this.view = new PlayerView(model);
    model.state().addListener((o, old, now) -> ended.set(now == PlayerListener.State.ENDED));
  }

  @Override
  public Node view() {
    return view;
  }

  @Override
  public void show(OpenClip clip) {
    changes.set(clip.changes());
    model.show(playable(clip));
  }

  @Override
  public void refresh(OpenClip clip) {
    boolean others = !changes.now().equals(clip.changes());
    changes.set(clip.changes());
    model.refresh(playable(clip));
    if (others) {
      // The picture and the sound that wait to be shown are from before.
      model.seek(model.timeUs().get());
    }
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
  public SoundSwitch sound() {
    return sound;
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
  public void play() {
    switch (model.state().get()) {
      case PLAYING -> {}
      // Turns round.
      case BACKWARD -> model.playFaster();
      default -> model.togglePlay();
    }
  }

  @Override
  public ReadOnlyBooleanProperty ended() {
    return ended.getReadOnlyProperty();
  }

  @Override
  public void presentOnly(boolean on) {
    view.pseudoClassStateChanged(PRESENTED, on);
    kept.hold(true);
    if (on) {
      faceBefore = model.faceShown().get();
      model.faceShown().set(false);
    } else {
      model.faceShown().set(faceBefore);
    }
    kept.hold(on);
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
