package org.lacuna.app.remember;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Remembers until the process ends. */
public final class RememberedHere implements Remembered {

  private final Map<String, String> values = new HashMap<>();

  @Override
  public Optional<String> get(String key) {
    return Optional.ofNullable(values.get(key));
  }

  @Override
  public void put(String key, String value) {
    values.put(key, value);
  }
}
