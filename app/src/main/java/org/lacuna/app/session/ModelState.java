package org.lacuna.app.session;

import org.lacuna.inference.model.Device;
import org.lacuna.inference.model.ModelCard;

/** Where the network stands. */
public sealed interface ModelState {

  /** It is being opened. */
  record Opening() implements ModelState {}

  /** It is there. */
  record Ready(ModelCard card, Device device) implements ModelState {}

  /** It cannot be opened, and why in one sentence. */
  record Failed(String sentence) implements ModelState {}
}
