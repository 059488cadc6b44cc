package org.lacuna.inference.store;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A stored file is not what its writer left: cut short, changed, or of another version. */
public final class DamagedEntryException extends IOException {

  private static final long serialVersionUID = 1L;

  public DamagedEntryException(String what) {
    this(what, null);
  }

  public DamagedEntryException(String what, @Nullable Throwable cause) {
    super(what, cause);
  }
}
