package org.lacuna.media.isolate;

/** What a worker told about a failure, or left behind when it ended; the cause of a sentence. */
public final class WorkerFailure extends Exception {

  private static final long serialVersionUID = 1L;

  WorkerFailure(String detail) {
    super(detail);
  }
}
