package org.lacuna.training.dataset.pickle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lacuna.inference.signal.Modality;
import org.lacuna.training.data.Split;
import org.lacuna.training.dataset.Dataset;
import org.lacuna.training.dataset.FloatSequence;
import org.lacuna.training.dataset.Utterance;
import org.lacuna.training.dataset.catalog.Datasets;

/** Pickles and archives that NumPy itself wrote; skipped where there is no Python with NumPy. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NumpyPicklesTest {

  private static final String SCRIPT =
      """
      import collections, os, pickle, sys
      import numpy as np
      out = sys.argv[1]
      def ramp(*shape):
          return np.arange(1, 1 + int(np.prod(shape))).reshape(shape)
      train = collections.OrderedDict()
      train['vision'] = np.asfortranarray(ramp(3, 4, 2).astype('float32'))
      train['audio'] = ramp(3, 5, 2).astype('float64')
      train['audio'][1, 2, 0] = -np.inf
      train['audio'][2, 3:] = 0
      train['text'] = ramp(3, 4, 3).astype('float16')[:, ::2]
      train['labels'] = np.array([[[0.5]], [[-3]], [[np.float32(2.25)]]])
      train['id'] = np.array([['v[0]', '0.0', '1.5'], ['v[0]', '1.5', '2'], ['w', '0', '3']])
      test = dict(train, id=np.array([[b'x', b'0', b'1'], [b'y', b'1', b'2'], [b'y', b'2', b'3']]))
      test['vision'] = train['vision'].astype('>f4')
      test['audio'] = np.array([np.ones((n + 1, 2), 'f4') * n for n in (1, 2, 3)] + [None],
                               dtype=object)[:3]
      test['labels'] = [np.float32(1.5), np.float64(-2.25), np.int64(3)]
      for p in range(6):
          with open(os.path.join(out, 'p%d.pkl' % p), 'wb') as f:
              pickle.dump({'train': train, 'test': test}, f, protocol=p)
      big = np.zeros((1, 9000, 2000), 'f4')
      big[0, 8999, 1999] = 7
      with open(os.path.join(out, 'big.pkl'), 'wb') as f:
          pickle.dump({'train': {'text': big, 'labels': [1.0], 'id': ['z']}}, f, protocol=4)
      folder = os.path.join(out, 'clips')
      os.mkdir(folder)
      audio = ramp(2, 3).astype('float32')
      audio[1] = np.nan
      np.savez(os.path.join(folder, 'one.npz'), audio=audio,
               audio_observed=np.array([True, False]), audio_start_us=np.array([0, 10]),
               audio_end_us=np.array([10, 20]), audio_names=np.array(['f0', 'b', 'c']),
               words=np.array(['so', 'well']))
      np.savez_compressed(os.path.join(folder, 'two.npz'), audio=np.asfortranarray(audio + 1),
                          audio_names=np.array(['f0', 'b', 'c']))
      with open(os.path.join(folder, 'labels.csv'), 'w') as f:
          f.write('clip,split,sentiment\\none,train,1.5\\ntwo,test,-1\\n')
      """;

  @TempDir static Path folder;

  @BeforeAll
  static void pythonWrites() throws Exception {
    Optional<String> python =
        List.of("python3", "/usr/bin/python3").stream()
            .filter(p -> runs(p, "-c", "import numpy"))
            .findFirst();
    if (python.isEmpty()) {
      System.out.println("NumpyPicklesTest skipped: there is no python3 with numpy here");
    }
    Assumptions.assumeTrue(python.isPresent(), "no python3 with numpy");
    Path script = Files.writeString(folder.resolve("make.py"), SCRIPT);
    assertThat(runs(python.orElseThrow(), script.toString(), folder.toString())).isTrue();
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

  private static FloatSequence of(Dataset data, Split split, int i, Modality m) {
    return data.utterances(split).get(i).sequence(m).orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5})
  void everyProtocolGivesTheSameData(int protocol) throws Exception {
    Dataset data = Datasets.open(folder.resolve("p" + protocol + ".pkl"));
    assertThat(data.utterances()).hasSize(6);
    FloatSequence vision = of(data, Split.TRAIN, 2, Modality.VISION);
    assertThat(vision.steps()).isEqualTo(4);
    assertThat(vision.value(3, 1)).isEqualTo(24);
    assertThat(vision.value(0, 0)).isEqualTo(17);
    assertThat(of(data, Split.TEST, 1, Modality.VISION).value(2, 1)).isEqualTo(14);
    FloatSequence audio = of(data, Split.TRAIN, 1, Modality.AUDIO);
    assertThat(audio.value(2, 0)).isNaN();
    assertThat(audio.value(2, 1)).isEqualTo(16);
    assertThat(of(data, Split.TRAIN, 2, Modality.AUDIO).observedSteps()).isEqualTo(3);
    assertThat(of(data, Split.TEST, 2, Modality.AUDIO).steps()).isEqualTo(4);
    assertThat(of(data, Split.TEST, 2, Modality.AUDIO).value(3, 1)).isEqualTo(3);
    assertThat(of(data, Split.TRAIN, 0, Modality.LANGUAGE).value(1, 0)).isEqualTo(7);
    assertThat(data.utterances(Split.TRAIN))
        .extracting(u -> u.label(0))
        .containsExactly(.5f, -3f, 2.25f);
    assertThat(data.utterances(Split.TEST))
        .extracting(u -> u.label(0))
        .containsExactly(1.5f, -2.25f, 3f);
    assertThat(data.groups()).containsExactly("v", "w", "x", "y");
  }

  @Test
  void longArraysAreMapped() throws Exception {
    Dataset data = Datasets.open(folder.resolve("big.pkl"));
    FloatSequence text = of(data, Split.TRAIN, 0, Modality.LANGUAGE);
    assertThat(text.observedSteps()).isEqualTo(1);
    assertThat(text.value(8999, 1999)).isEqualTo(7);
  }

  @Test
  void archivesOfClipsAreRead() throws Exception {
    Dataset data = Datasets.open(folder.resolve("clips"));
    Utterance one = data.utterances(Split.TRAIN).get(0);
    FloatSequence audio = one.sequence(Modality.AUDIO).orElseThrow();
    assertThat(one.text()).contains("so well");
    assertThat(audio.value(0, 2)).isEqualTo(3);
    assertThat(audio.observed(1)).isFalse();
    assertThat(audio.endUs(1)).isEqualTo(20);
    assertThat(of(data, Split.TEST, 0, Modality.AUDIO).value(0, 2)).isEqualTo(4);
    assertThat(data.columns(Modality.AUDIO)).containsExactly("f0", "b", "c");
    assertThat(data.labels().names()).containsExactly("sentiment");
  }
}
