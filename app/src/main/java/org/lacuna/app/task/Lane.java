package org.lacuna.app.task;

/** Work of one lane runs one after the other on a thread of its own. */
public enum Lane {
  /** Reading clips: long, one at a time. */
  READING,
  /** Running the network: short, and the network allows one thread at a time. */
  INFERENCE,
  /** Summing numbers up for drawing: short, nothing to wait for. */
  DRAWING
}
