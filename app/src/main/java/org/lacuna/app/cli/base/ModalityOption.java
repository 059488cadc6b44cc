package org.lacuna.app.cli.base;

import java.util.List;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;

/** Reads what {@code --drop} names. */
public final class ModalityOption {

  private ModalityOption() {}

  /**
   * The modalities that remain.
   *
   * @param dropped names as typed
   * @throws LacunaException of kind USAGE when a name is unknown or nothing remains
   */
  public static ModalitySet remaining(List<String> dropped) throws LacunaException {
    ModalitySet remaining = ModalitySet.all();
    for (String name : dropped) {
      Modality m =
          Modality.ofKey(name)
              .orElseThrow(
                  () ->
                      new LacunaException(
                          Kind.USAGE,
                          "There is no modality \""
                              + name
                              + "\": --drop takes vision, audio and language."));
      remaining = remaining.without(m);
    }
    if (remaining.isEmpty()) {
      throw new LacunaException(
          Kind.USAGE, "Everything is dropped: leave at least one of vision, audio and language.");
    }
    return remaining;
  }
}
