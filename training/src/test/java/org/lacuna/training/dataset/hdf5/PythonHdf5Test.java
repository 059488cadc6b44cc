package org.lacuna.training.dataset.hdf5;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lacuna.inference.signal.Modality;
import org.lacuna.training.dataset.Dataset;
import org.lacuna.training.dataset.Utterance;

/**
 * Computational sequences as h5py writes them (old groups, compression, texts of both kinds, float
 * and double); skipped where there is no Python with h5py.
 */
class PythonHdf5Test {

  private static final String SCRIPT =
      """
      import json, os, sys
      import h5py
      import numpy as np
      out = sys.argv[1]
      def csd(name, root, videos, compression=None):
          with h5py.File(os.path.join(out, name + '.csd'), 'w') as f:
              for video, (features, intervals) in videos.items():
                  g = f.create_group('%s/data/%s' % (root, video))
                  g.create_dataset('features', data=features, compression=compression)
                  g.create_dataset('intervals', data=np.array(intervals, dtype='f4'))
              meta = f.create_group(root + '/metadata')
              names = json.dumps(['a', 'b'])
              meta.create_dataset('dimension names', data=names, dtype=h5py.string_dtype())
              meta.create_dataset('root name', shape=(1,), data=json.dumps(root),
                                  dtype=h5py.string_dtype())
      spans = [[0, .5], [.5, 1.5]]
      csd('CMU_MOSI_Opinion_Labels', 'Opinion Segment Labels',
          {v: (np.array([[1.5]]), [[0, 2]]) for v in ('zA', '_b', 'c9')})
      csd('CMU_MOSI_TimestampedWords', 'words',
          {v: (np.array([[b'sp'], [b'fine']], dtype='S32'), spans) for v in ('zA', '_b')})
      csd('CMU_MOSI_COVAREP', 'COVAREP',
          {v: (np.arange(400.).reshape(200, 2), [[i / 100, (i + 1) / 100] for i in range(200)])
           for v in ('zA', '_b', 'c9')}, 'gzip')
      csd('CMU_MOSI_Visual_Facet_42', 'FACET 4.2',
          {'zA': (np.full((2, 2), np.nan, 'f4'), spans)})
      """;

  @TempDir Path folder;

  @Test
  void filesOfPythonAreRead() throws Exception {
    Optional<String> python =
        List.of("python3", "/usr/bin/python3").stream()
            .filter(p -> runs(p, "-c", "import h5py"))
            .findFirst();
    if (python.isEmpty()) {
      System.out.println("PythonHdf5Test skipped: there is no python3 with h5py here");
    }
    Assumptions.assumeTrue(python.isPresent(), "no python3 with h5py");
    Path script = Files.writeString(folder.resolve("make.py"), SCRIPT);
    assertThat(runs(python.orElseThrow(), script.toString(), folder.toString())).isTrue();

    Dataset data = new CsdReader().read(folder);
    assertThat(data.groups()).containsExactly("_b", "c9", "zA");
    assertThat(data.columns(Modality.AUDIO)).containsExactly("a", "b");
    for (Utterance u : data.utterances()) {
      assertThat(u.label(0)).isEqualTo(1.5f);
      boolean worded = !"c9".equals(u.group().orElseThrow());
      var audio = u.sequence(Modality.AUDIO).orElseThrow();
      assertThat(u.text().orElse("")).isEqualTo(worded ? "fine" : "");
      assertThat(audio.steps()).isEqualTo(worded ? 1 : 200);
      assertThat(audio.value(0, 0)).isEqualTo(worded ? 199 : 0);
      assertThat(u.sequence(Modality.VISION).map(v -> v.observedSteps()).orElse(-1))
          .isEqualTo("zA".equals(u.group().orElseThrow()) ? 0 : -1);
    }
  }

  private static boolean runs(String... command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false; // not installed
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
