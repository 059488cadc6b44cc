package org.lacuna.app.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lacuna.app.boot.Services;
import org.lacuna.app.gpu.GpuFolder.Verdict;
import org.lacuna.inference.model.Device;
import org.lacuna.inference.model.ModelBundle;
import org.lacuna.inference.model.Predictor;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.resources.LacunaResources;

/** Looks at everything that the program needs, part by part, so that one fault hides no other. */
public final class Doctor {

  private static final String PROVENANCE = "models/provenance.json";

  private final Services services;

  public Doctor(Services services) {
    this.services = services;
  }

  /**
   * One thing that was looked at.
   *
   * @param what its name
   * @param good whether the program can work with it; what is only missing comfort is good
   * @param detail a version, or a sentence what is wrong
   */
  public record Finding(String what, boolean good, String detail) {}

  /** Something that can be tried. */
  @FunctionalInterface
  private interface Try {
    String detail() throws LacunaException;
  }

  /**
   * Looks at everything.
   *
   * @param noDisplay why no window can open here; empty text when one can
   */
  public List<Finding> examine(String noDisplay) {
    List<Finding> all = new ArrayList<>();
    all.add(new Finding("Lacuna", true, services.version()));
    all.add(
        new Finding(
            "Java",
            true,
            System.getProperty("java.version")
                + " ("
                + System.getProperty("java.vendor")
                + "), "
                + System.getProperty("os.name")
                + " "
                + System.getProperty("os.arch")
                + ", "
                + Runtime.getRuntime().availableProcessors()
                + " processors"));
    all.add(new Finding("JavaFX", true, services.versions().javaFx()));
    all.add(new Finding("Window", true, noDisplay.isEmpty() ? "a display is there" : noDisplay));
    all.add(attempt("FFmpeg", this::ffmpeg));
    all.add(
        attempt(
            "ONNX Runtime",
            () -> services.runtime().version() + " (" + services.runtime().providers() + ")"));
    networks(all);
    all.add(attempt("Extractors", this::extractors));
    all.add(attempt("Model", this::model));
    all.add(attempt("Device", this::cuda));
    all.add(new Finding("Your files", true, services.folders().data().toString()));
    return all;
  }

  private static Finding attempt(String what, Try test) {
    try {
      return new Finding(what, true, test.detail());
    } catch (LacunaException e) {
      return new Finding(what, false, e.sentence());
    } catch (LinkageError e) {
      // A native library that does not load; the point of this command is to say so.
      return new Finding(what, false, "The native library does not load: " + e.getMessage());
    }
  }

  /** Reading the demo clip proves that the natives load and decode. */
  private String ffmpeg() throws LacunaException {
    Path clip = services.demoClip();
    services.media().probe(clip);
    return services.versions().ffmpeg() + ", reads the demo clip";
  }

  private String extractors() throws LacunaException {
    services.extractor();
    return "face, sound and words";
  }

  private String model() throws LacunaException {
    ModelBundle bundle = services.bundle(Optional.empty());
    try (Predictor predictor = services.openPredictor(bundle, Device.Request.CPU)) {
      return predictor.card().name()
          + " "
          + predictor.card().version()
          + ", opens, sha256 "
          + bundle.sha256().substring(0, 12);
    }
  }

  private String cuda() {
    Device device = services.runtime().probeCuda();
    Optional<Verdict> installed = services.gpu().verdict();
    String where = installed.isPresent() ? " GPU parts in " + services.gpu().natives() + "." : "";
    return device.used().equals("cuda")
        ? "CUDA: available: " + device.reason() + where
        : "CUDA: not available: " + device.reason() + where;
  }

  private static void networks(List<Finding> all) {
    if (!LacunaResources.exists(PROVENANCE)) {
      all.add(new Finding("Networks", false, "This copy of Lacuna has no face networks."));
      return;
    }
    try (InputStream in = LacunaResources.open(PROVENANCE)) {
      for (JsonNode record : new ObjectMapper().readTree(in)) {
        String name = record.path("file").asText();
        if (name.endsWith(".onnx")) {
          all.add(network(name, record.path("sha256").asText()));
        }
      }
    } catch (IOException e) {
      all.add(new Finding("Networks", false, "Their record cannot be read: " + e.getMessage()));
    }
  }

  private static Finding network(String name, String expected) {
    if (!LacunaResources.exists("models/" + name)) {
      return new Finding(name, false, "is missing: install Lacuna again.");
    }
    String actual = ModelBundle.sha256(LacunaResources.model(name));
    return actual.equalsIgnoreCase(expected)
        ? new Finding(name, true, "sha256 " + actual.substring(0, 12) + " as recorded")
        : new Finding(name, false, "differs from its record: install Lacuna again.");
  }
}
