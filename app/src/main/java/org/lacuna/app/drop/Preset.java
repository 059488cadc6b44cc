package org.lacuna.app.drop;

/** Ready-made ways of losing parts of a clip. */
public enum Preset {
  MUTE("mute"),
  BLINDFOLD("blindfold"),
  NO_TRANSCRIPT("noTranscript"),
  RANDOM("random"),
  BAD_CALL("badCall"),
  NOTHING("nothing");

  private final String key;

  Preset(String key) {
    this.key = key;
  }

  /** Key of its name among the texts. */
  String key() {
    return "drops.preset." + key;
  }
}
