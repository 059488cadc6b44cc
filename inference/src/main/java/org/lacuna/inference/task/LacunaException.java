package org.lacuna.inference.task;

import org.jspecify.annotations.Nullable;

/**
 * A failure that a user can understand: its message is one plain sentence that says what went
 * wrong, with which file, and what to do. Technical detail belongs in the cause.
 */
public class LacunaException extends Exception {

  private static final long serialVersionUID = 1L;

  /** Whose fault it is; decides the exit code of the command line. */
  public enum Kind {
    /** The request itself is wrong (exit code 2). */
    USAGE,
    /** The media file or its transcript cannot be read, or holds nothing (exit code 3). */
    MEDIA,
    /** The model, its card or the device (exit code 4). */
    MODEL
  }

  private final Kind kind;

  public LacunaException(Kind kind, String sentence) {
    this(kind, sentence, null);
  }

  public LacunaException(Kind kind, String sentence, @Nullable Throwable cause) {
    super(sentence, cause);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }

  /** The sentence for the user. */
  public String sentence() {
    String message = getMessage();
    return message == null ? "Something went wrong." : message;
  }
}
