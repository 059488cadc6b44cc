package org.lacuna.app.window;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import org.lacuna.app.session.OpenClip;
import org.lacuna.media.play.SoundSwitch;

/** A player without pictures: takes seeks and remembers keys. */
final class FakePlayer implements PlayerPart {

  private final Region view = new Region();
  private final ReadOnlyLongWrapper timeUs = new ReadOnlyLongWrapper();
  final List<KeyCode> keys = new ArrayList<>();
  Optional<OpenClip> shown = Optional.empty();
  private IntConsumer faceChooser = id -> {};
  private final SoundSwitch sound = new SoundSwitch();
  private final ReadOnlyBooleanWrapper ended = new ReadOnlyBooleanWrapper();
  boolean closed;
  boolean presented;
  int plays;

  FakePlayer() {
    view.setStyle("-fx-background-color: black; -fx-background-radius: 7px;");
  }

  @Override
  public Node view() {
    return view;
  }

  @Override
  public void show(OpenClip clip) {
    shown = Optional.of(clip);
    timeUs.set(0);
  }

  @Override
  public void refresh(OpenClip clip) {
    shown = Optional.of(clip);
  }

  @Override
  public void setFaceChooser(IntConsumer chooser) {
    faceChooser = chooser;
  }

  @Override
  public SoundSwitch sound() {
    return sound;
  }

  void clickFace(int id) {
    faceChooser.accept(id);
  }

  @Override
  public ReadOnlyLongProperty timeUs() {
    return timeUs.getReadOnlyProperty();
  }

  @Override
  public void seek(long us) {
    timeUs.set(us);
  }

  @Override
  public void play() {
    plays++;
    ended.set(false);
  }

  @Override
  public ReadOnlyBooleanProperty ended() {
    return ended.getReadOnlyProperty();
  }

  void end() {
    ended.set(true);
  }

  @Override
  public void presentOnly(boolean on) {
    presented = on;
  }

  @Override
  public boolean key(KeyEvent event) {
    if (event.getCode() == KeyCode.SPACE || event.getCode().isArrowKey()) {
      keys.add(event.getCode());
      return true;
    }
    return false;
  }

  @Override
  public void close() {
    closed = true;
  }
}
