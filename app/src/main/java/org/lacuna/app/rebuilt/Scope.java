package org.lacuna.app.rebuilt;

/** Which part of the clip figures are about. */
public enum Scope {
  /** From its start to its end. */
  CLIP("rebuilt.scope.clip"),
  /** Only where the sound was dropped. */
  GAP("rebuilt.scope.gap");

  private final String key;

  Scope(String key) {
    this.key = key;
  }

  /** Key of its name. */
  String key() {
    return key;
  }
}
