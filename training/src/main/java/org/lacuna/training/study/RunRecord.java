package org.lacuna.training.study;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;

/**
 * A finished training as it is kept on disk: one that is there is not done again.
 *
 * @param run everything that leads to these figures; a record of another run is refused
 * @param method name of the method in tables
 * @param settings its settings
 * @param division which part tested
 * @param seed of the training
 * @param score validation error that decided
 * @param epoch the epoch that was kept
 * @param seconds spent
 * @param figures on the test part, by what was given; empty where it was left alone
 */
public record RunRecord(
    @JsonProperty("run") String run,
    @JsonProperty("method") String method,
    @JsonProperty("settings") String settings,
    @JsonProperty("division") String division,
    @JsonProperty("seed") long seed,
    @JsonProperty("validation_error") double score,
    @JsonProperty("epoch") int epoch,
    @JsonProperty("seconds") double seconds,
    @JsonProperty("test") Map<String, Map<String, Double>> figures) {

  /** Name of the file in the folder of the run. */
  static final String FILE = "run.json";

  public RunRecord {
    figures = new LinkedHashMap<>(figures);
  }

  /**
   * The record in a folder, if the run was finished.
   *
   * @throws LacunaException of kind USAGE when it is the record of another run, or damaged
   */
  static Optional<RunRecord> in(Path folder, String run) throws LacunaException {
    Path file = folder.resolve(FILE);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      RunRecord record =
          new ObjectMapper().readValue(file.toFile(), new TypeReference<RunRecord>() {});
      if (!record.run().equals(run)) {
        throw new LacunaException(
            Kind.USAGE,
            "\"" + file + "\" is the result of another training: name another folder with --out.");
      }
      return Optional.of(record);
    } catch (IOException e) {
      throw new LacunaException(
          Kind.USAGE, "\"" + file + "\" is damaged: delete it to do this training again.", e);
    }
  }

  /** Writes it beside its place and moves it there. */
  void write(Path folder) throws LacunaException {
    Path beside = folder.resolve(FILE + ".part");
    try {
      byte[] json =
          new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsBytes(this);
      Files.write(beside, json);
      Files.move(beside, folder.resolve(FILE), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new LacunaException(
          Kind.USAGE, "\"" + folder + "\" cannot be written: choose another folder.", e);
    }
  }
}
