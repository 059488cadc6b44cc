package org.lacuna.app.attention;

import org.lacuna.inference.signal.Modality;

/**
 * Who looks at whom.
 *
 * @param target the modality that looks: queries, rows of the map
 * @param source the modality that is looked at: keys and values, columns of the map
 * @param name the direction in words
 */
public record Direction(Modality target, Modality source, String name) {

  @Override
  public String toString() {
    return name;
  }
}
