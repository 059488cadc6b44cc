package org.lacuna.training.loop;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.InputArchive;
import org.bytedeco.pytorch.OutputArchive;
import org.jspecify.annotations.Nullable;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;
import org.lacuna.training.nn.Parameters;

/**
 * The state of a training in one file: progress, weights, best weights, their running mean and the
 * moments of each optimiser. Written beside its place and moved there, so that a kill leaves either
 * the old state or the new one.
 *
 * @param file null: nothing is written and nothing is there
 * @param run describes method and schedule; a file of another run is refused
 * @param optimisers by name of the phase
 * @param average the running mean of the weights, where there is one
 */
record Checkpoint(
    @Nullable Path file,
    String run,
    Map<String, Adam> optimisers,
    Optional<WeightAverage> average) {

  private static final int FORMAT = 2;

  boolean exists() {
    return file != null && Files.isRegularFile(file);
  }

  void write(Progress progress, Parameters parameters) throws LacunaException {
    if (file == null) {
      return;
    }
    Path beside = beside(file);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(FORMAT);
      out.writeUTF(run);
      out.writeInt(progress.epoch());
      out.writeInt(progress.bestEpoch());
      out.writeDouble(progress.bestScore());
      out.writeDouble(progress.seconds());
      weights(out, progress.best());
      weights(out, parameters.values());
      if (average.isPresent()) {
        out.writeLong(average.get().steps());
        weights(out, average.get().mean());
      }
      for (Adam adam : optimisers.values()) {
        byte[] moments = save(adam, beside);
        out.writeInt(moments.length);
        out.write(moments);
      }
      Files.write(beside, bytes.toByteArray());
      Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new LacunaException(
          Kind.USAGE,
          "The state of the training cannot be written to \"" + file + "\": choose another place.",
          e);
    }
  }

  private static Path beside(Path file) {
    return file.resolveSibling(file.getFileName() + ".part");
  }

  /** Puts the weights and the moments back and tells how far it was. */
  Progress read(Parameters parameters) throws LacunaException {
    if (file == null) {
      throw new IllegalStateException("there is no checkpoint");
    }
    try (DataInputStream in =
        new DataInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
      if (in.readInt() != FORMAT || !in.readUTF().equals(run)) {
        throw new LacunaException(
            Kind.USAGE,
            "\"" + file + "\" is the state of another training: delete it or name another file.");
      }
      int epoch = in.readInt();
      int bestEpoch = in.readInt();
      double bestScore = in.readDouble();
      double seconds = in.readDouble();
      Map<String, float[]> best = weights(in);
      parameters.restore(weights(in));
      if (average.isPresent()) {
        long steps = in.readLong();
        average.get().resume(weights(in), steps);
      }
      for (Adam adam : optimisers.values()) {
        load(adam, in.readNBytes(in.readInt()), beside(file));
      }
      return new Progress(epoch, bestEpoch, bestScore, seconds, best);
    } catch (IOException e) {
      throw new LacunaException(
          Kind.USAGE,
          "The state of the training in \"" + file + "\" is damaged: delete it to start again.",
          e);
    }
  }

  private static void weights(DataOutputStream out, Map<String, float[]> weights)
      throws IOException {
    out.writeInt(weights.size());
    for (Map.Entry<String, float[]> e : weights.entrySet()) {
      out.writeUTF(e.getKey());
      out.writeInt(e.getValue().length);
      for (float v : e.getValue()) {
        out.writeFloat(v);
      }
    }
  }

  private static Map<String, float[]> weights(DataInputStream in) throws IOException {
    Map<String, float[]> weights = new LinkedHashMap<>();
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      String name = in.readUTF();
      float[] values = new float[in.readInt()];
      for (int k = 0; k < values.length; k++) {
        values[k] = in.readFloat();
      }
      weights.put(name, values);
    }
    return weights;
  }

  /** libtorch writes its own format to a file only. */
  private static byte[] save(Adam adam, Path scratch) throws IOException {
    try (OutputArchive archive = new OutputArchive()) {
      adam.save(archive);
      archive.save_to(scratch.toString());
    }
    return Files.readAllBytes(scratch);
  }

  /** A scratch file that is left behind by a kill is in the run's own folder, and used again. */
  private static void load(Adam adam, byte[] moments, Path scratch) throws IOException {
    try (InputArchive archive = new InputArchive()) {
      Files.write(scratch, moments);
      archive.load_from(scratch.toString());
      adam.load(archive);
    } finally {
      Files.deleteIfExists(scratch);
    }
  }
}
