package org.lacuna.media.isolate;

import java.nio.file.Path;
import org.lacuna.inference.task.LacunaException.Kind;
import org.lacuna.media.extract.ExtractOptions;

/** What the program and a worker say to each other. */
sealed interface Message {

  /** To the worker: extract a clip into two files. */
  record Extract(Path file, ExtractOptions options, Path media, Path words) implements Message {}

  /** To the worker: find the words of a clip of that length. */
  record Words(Path file, ExtractOptions options, long durationUs, Path words) implements Message {}

  /** To the worker: give up what is being done. */
  record Cancel() implements Message {}

  /** From the worker: it can be asked now. */
  record Ready() implements Message {}

  /**
   * From the worker, several times a second while it works.
   *
   * @param bytes memory that its process holds
   * @param checks how often the work has asked whether it is cancelled: grows while it gets on
   */
  record Beat(long bytes, long checks) implements Message {}

  /**
   * From the worker, once the headers are read.
   *
   * @param durationUs length of the clip by its own account, microseconds; 0 = it does not say
   */
  record Opened(long durationUs) implements Message {}

  /** From the worker: how far it is. */
  record Progress(double fraction, String stage) implements Message {}

  /** From the worker: the files are written. */
  record Done() implements Message {}

  /** From the worker: the work was given up as asked. */
  record Cancelled() implements Message {}

  /**
   * From the worker: it did not work out.
   *
   * @param detail for a person who asks for more than the sentence
   */
  record Failed(Kind kind, String sentence, String detail) implements Message {}

  /** Never sent: nothing more will come, the other side is gone. */
  record Ended() implements Message {}
}
