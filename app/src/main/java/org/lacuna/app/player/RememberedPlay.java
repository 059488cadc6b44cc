package org.lacuna.app.player;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import org.lacuna.app.remember.Remembered;

/**
 * Gives a player the choices of last time, and keeps those that the user makes: speed, the words,
 * and what is drawn over a face. Belongs to the thread of the views.
 */
public final class RememberedPlay {

  private static final String SPEED = "player.speed";

  private final Remembered remembered;
  private boolean held;

  private RememberedPlay(Remembered remembered) {
    this.remembered = remembered;
  }

  /** What was chosen last time is chosen again; from now on changes are kept. */
  public static RememberedPlay of(PlayerViewModel player, Remembered remembered) {
    RememberedPlay kept = new RememberedPlay(remembered);
    kept.speed(player);
    Map<String, BooleanProperty> switches = new LinkedHashMap<>();
    switches.put("words", player.captionShown());
    switches.put("face", player.faceShown());
    switches.put("face.box", player.overlays().box());
    switches.put("face.mesh", player.overlays().mesh());
    switches.put("face.pose", player.overlays().pose());
    switches.put("face.gaze", player.overlays().gaze());
    switches.forEach((name, on) -> kept.follow("player." + name, on));
    return kept;
  }

  private void speed(PlayerViewModel player) {
    Optional<String> last = remembered.get(SPEED);
    PlayerViewModel.SPEEDS.stream()
        .filter(s -> last.equals(Optional.of(String.valueOf(s))))
        .forEach(player::setSpeed);
    player.speed().addListener(o -> remembered.put(SPEED, String.valueOf(player.speed().get())));
  }

  private void follow(String key, BooleanProperty on) {
    remembered.get(key).map(Boolean::parseBoolean).ifPresent(on::set);
    on.addListener(
        (o, before, now) -> {
          if (!held) {
            remembered.put(key, String.valueOf(now));
          }
        });
  }

  /** While the program itself hides or shows something, as for a presentation, nothing is kept. */
  public void hold(boolean on) {
    held = on;
  }
}
