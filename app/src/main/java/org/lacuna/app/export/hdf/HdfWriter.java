package org.lacuna.app.export.hdf;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import io.jhdf.exceptions.HdfException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.lacuna.app.export.ClipWriter;
import org.lacuna.app.export.ExportItem;
import org.lacuna.app.export.ExportedClip;
import org.lacuna.inference.align.AlignedFeatures;
import org.lacuna.inference.signal.Feature;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.TimedWord;
import org.lacuna.media.text.words.WordNotes;

/**
 * One {@code .h5} file a clip: a group for each modality that the clip has and one for the words.
 * Names and units of the columns are attributes. Thread-safe.
 */
public final class HdfWriter implements ClipWriter {

  /** Held for as long as it is used, since the level of a logger nobody holds is forgotten. */
  private final Logger library = Logger.getLogger("io.jhdf");

  /** The library tells each step it takes, and that its writing is new; nobody asked. */
  public HdfWriter() {
    library.setLevel(Level.SEVERE);
  }

  @Override
  public List<String> names(ExportItem item) {
    return List.of(item.name() + ".h5");
  }

  @Override
  public void write(ExportedClip clip, Files files) throws IOException {
    Path path = files.file(names(clip.item()).get(0));
    try (WritableHdfFile file = HdfFile.write(path)) {
      AlignedFeatures features = clip.features();
      file.putAttribute("clip", clip.item().name());
      file.putAttribute("grid", features.grid().key());
      file.putAttribute("duration_us", features.durationUs());
      for (Map.Entry<Modality, String> absent : features.absent().entrySet()) {
        file.putAttribute(absent.getKey().key() + "_absent", absent.getValue());
      }
      for (Modality m : Modality.values()) {
        FeatureSequence sequence = features.present().get(m);
        if (sequence != null && sequence.steps() > 0) {
          put(file.putGroup(m.key()), sequence);
        }
      }
      if (!features.words().isEmpty()) {
        put(file.putGroup("words"), features.words(), clip.valences());
      }
    } catch (HdfException e) {
      throw new IOException("HDF5 file of " + clip.item().name(), e);
    }
  }

  private static void put(WritableGroup group, FeatureSequence s) {
    float[][] values = new float[s.steps()][s.dim()];
    long[] start = new long[s.steps()];
    long[] end = new long[s.steps()];
    byte[] observed = new byte[s.steps()];
    for (int t = 0; t < s.steps(); t++) {
      start[t] = s.startUs(t);
      end[t] = s.endUs(t);
      observed[t] = (byte) (s.observed(t) ? 1 : 0);
      if (s.observed(t)) {
        s.copyStep(t, values[t], 0);
      } else {
        Arrays.fill(values[t], Float.NaN);
      }
    }
    group.putDataset("values", values);
    group.putDataset("start_us", start);
    group.putDataset("end_us", end);
    group.putDataset("observed", observed);
    List<Feature> features = s.spec().features();
    group.putAttribute("names", features.stream().map(Feature::name).toArray(String[]::new));
    group.putAttribute("units", features.stream().map(Feature::unit).toArray(String[]::new));
    group.putAttribute("extractor", s.spec().extractorId());
    group.putAttribute("extractor_version", s.spec().extractorVersion());
  }

  private static void put(WritableGroup group, List<TimedWord> words, float[] valences) {
    group.putDataset("text", words.stream().map(TimedWord::text).toArray(String[]::new));
    group.putDataset("start_us", words.stream().mapToLong(TimedWord::startUs).toArray());
    group.putDataset("end_us", words.stream().mapToLong(TimedWord::endUs).toArray());
    group.putDataset(
        "origin", words.stream().map(w -> WordNotes.name(w.origin())).toArray(String[]::new));
    float[] confidence = new float[words.size()];
    for (int i = 0; i < confidence.length; i++) {
      confidence[i] = words.get(i).confidence();
    }
    group.putDataset("confidence", confidence);
    group.putDataset("valence", valences);
  }
}
