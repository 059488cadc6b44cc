package org.lacuna.app.reports;

import java.nio.file.Path;
import java.util.List;

/**
 * Where the answers of a model lie. Immutable.
 *
 * @param files one or more
 * @param model whose rows are meant; empty = all of them
 */
public record AnswerSource(List<Path> files, String model) {

  public AnswerSource {
    files = List.copyOf(files);
  }

  /** Files that hold nothing else. */
  static AnswerSource of(List<Path> files) {
    return new AnswerSource(files, "");
  }
}
