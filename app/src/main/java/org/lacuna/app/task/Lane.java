package org.lacuna.app.task;

/** Work of one lane runs one after the other on a thread of its own. */
public enum Lane {
  /** Reading clips: long, one at a time. */
  READING,
  /** Running the network: short, and the network allows one thread at a time. */
  INFERENCE,
  /** Reading and writing the project file, which allows one thread at a time: short. */
  PROJECT,
  /** Reading the clips of the session in the background, one at a time: long, and can wait. */
  QUEUE,
  /** Making small pictures of clips: short, and can wait. */
  PICTURES,
  /** Summing numbers up for drawing: short, nothing to wait for. */
  DRAWING
}
