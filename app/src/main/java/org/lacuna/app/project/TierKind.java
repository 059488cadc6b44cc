package org.lacuna.app.project;

/** What the labels of a tier are. */
public enum TierKind {
  /** The name of an emotion. */
  EMOTION,
  /** A whole number from -3 (negative) to 3 (positive). */
  SENTIMENT,
  /** Anything. */
  TEXT
}
