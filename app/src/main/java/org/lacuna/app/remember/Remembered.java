package org.lacuna.app.remember;

import java.util.Optional;

/**
 * Small things that outlive the window, by key. Nothing that the user would miss: what cannot be
 * read is as if it had never been written. Belongs to the thread of the views.
 */
public interface Remembered {

  /**
   * @param key letters, digits, dots and hyphens
   */
  Optional<String> get(String key);

  void put(String key, String value);
}
