package org.lacuna.media.demo;

/** The feelings the demo clip acts. */
public enum Emotion {
  NEUTRAL,
  HAPPY,
  SAD,
  ANGRY
}
