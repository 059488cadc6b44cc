package org.lacuna.app.export.hdf;

import static org.assertj.core.api.Assertions.assertThat;

import io.jhdf.HdfFile;
import io.jhdf.api.Node;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lacuna.app.export.ExportedClip;
import org.lacuna.app.export.Python;
import org.lacuna.app.export.SampleExtractions;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.signal.Modality;

class HdfWriterTest {

  @TempDir Path folder;

  private Path write(ExportedClip clip) throws Exception {
    Path file = folder.resolve("talk.mp4.h5");
    new HdfWriter().write(clip, name -> file);
    return file;
  }

  @Test
  void readingGivesBackWhatWasWritten() throws Exception {
    ExportedClip clip = SampleExtractions.clip("native");
    try (HdfFile file = new HdfFile(write(clip))) {
      assertThat(attribute(file, "clip")).isEqualTo("a/talk.mp4");
      assertThat(attribute(file, "grid")).isEqualTo("native");
      assertThat(attribute(file, "duration_us")).isEqualTo(clip.features().durationUs());
      for (Modality m : Modality.values()) {
        FeatureSequence s = clip.features().sequence(m).orElseThrow();
        float[][] values = (float[][]) data(file, m.key() + "/values");
        long[] start = (long[]) data(file, m.key() + "/start_us");
        long[] end = (long[]) data(file, m.key() + "/end_us");
        byte[] observed = (byte[]) data(file, m.key() + "/observed");
        assertThat(values).hasNumberOfRows(s.steps());
        for (int t = 0; t < s.steps(); t++) {
          assertThat(start[t]).isEqualTo(s.startUs(t));
          assertThat(end[t]).isEqualTo(s.endUs(t));
          assertThat(observed[t] == 1).isEqualTo(s.observed(t));
          for (int d = 0; d < s.dim(); d++) {
            float expected = s.observed(t) ? s.value(t, d) : Float.NaN;
            assertThat(Float.valueOf(values[t][d])).isEqualTo(Float.valueOf(expected));
          }
        }
        Node group = file.getByPath(m.key());
        assertThat((String[]) attribute(group, "names"))
            .containsExactly(
                s.spec().features().stream().map(f -> f.name()).toArray(String[]::new));
        assertThat((String[]) attribute(group, "units")).hasSize(s.dim());
        assertThat(attribute(group, "extractor")).isEqualTo(s.spec().extractorId());
      }
      assertThat((String[]) data(file, "words/text"))
          .containsExactly("Good,", "na\u00efve", "table");
      assertThat((String[]) data(file, "words/origin"))
          .containsExactly("given", "recognised", "interpolated");
      assertThat((float[]) data(file, "words/valence")).containsExactly(1.9f, -2.5f, Float.NaN);
    }
  }

  private static Object data(HdfFile file, String path) {
    return file.getDatasetByPath(path).getData();
  }

  private static Object attribute(Node node, String name) {
    return node.getAttribute(name).getData();
  }

  @Test
  void pythonReadsIt() throws Exception {
    Python.require("h5py", folder);
    write(SampleExtractions.clip("words"));
    Python.check(
        """
        import h5py, numpy as np
        with h5py.File("talk.mp4.h5") as f:
            assert f["audio/values"].shape == (3, 5)
            assert f["vision/observed"][:].tolist() == [0, 1, 1]
            assert np.isnan(f["vision/values"][0]).all()
            assert f["words/text"].asstr()[1] == 'na\u00efve'
        """,
        folder);
  }
}
