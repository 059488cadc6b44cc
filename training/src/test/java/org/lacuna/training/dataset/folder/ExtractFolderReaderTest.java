package org.lacuna.training.dataset.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.training.data.Split;
import org.lacuna.training.dataset.Dataset;
import org.lacuna.training.dataset.FloatSequence;
import org.lacuna.training.dataset.Utterance;

class ExtractFolderReaderTest {

  @TempDir Path folder;

  @BeforeEach
  void subFolder() throws Exception {
    Files.createDirectories(folder.resolve("sub"));
  }

  private static NpzBytes clip() {
    return new NpzBytes()
        .longs("lacuna_npz", 1)
        .floats("audio", 2, 2, 1, Float.NaN, 0, 0)
        .flags("audio_observed", true, false)
        .longs("audio_start_us", 0, 10_000)
        .longs("audio_end_us", 10_000, 20_000)
        .texts("audio_names", "f0", "loudness")
        .texts("vision_absent", "No face was found.")
        .texts("words", "so", "good");
  }

  private Dataset read(String table) throws Exception {
    Files.writeString(folder.resolve("labels.csv"), table);
    return new ExtractFolderReader().read(folder);
  }

  @Test
  void clipsAndLabelsAreJoined() throws Exception {
    clip().write(folder.resolve("a.mp4.npz"));
    clip().write(folder.resolve("sub/b.mp4.npz"));
    clip().write(folder.resolve("c.mp4.npz"));
    Dataset data =
        read(
            """
            clip,video,split,text,sentiment,fun
            a.mp4,v1,train,,1.5,
            sub/b,v2,test,"Well, no",-2,1
            gone,v3,test,,0,0
            """);
    assertThat(data.labels().names()).containsExactly("sentiment", "fun");
    Utterance a = data.utterances(Split.TRAIN).get(0);
    Utterance b = data.utterances(Split.TEST).get(0);
    assertThat(a.label(0)).isEqualTo(1.5f);
    assertThat(a.label(1)).isNaN();
    assertThat(a.group()).contains("v1");
    assertThat(a.text()).contains("so good");
    assertThat(b.text()).contains("Well, no");
    FloatSequence audio = a.sequence(Modality.AUDIO).orElseThrow();
    assertThat(audio.value(0, 0)).isEqualTo(1);
    assertThat(audio.value(0, 1)).isNaN();
    assertThat(audio.observed(1)).as("the mask says so, whatever lies there").isFalse();
    assertThat(audio.startUs(1)).isEqualTo(10_000);
    assertThat(a.sequence(Modality.VISION)).isEmpty();
    assertThat(data.columns(Modality.AUDIO)).containsExactly("f0", "loudness");
    assertThat(data.notes())
        .containsExactly(
            "1 clips are left out: they have no row in labels.csv.",
            "1 rows of labels.csv are left out: they have no clip.");
  }

  @Test
  void namesMayBeShortWhereThatIsClear() throws Exception {
    clip().write(folder.resolve("sub/b.mp4.npz"));
    clip().write(folder.resolve("b.wav.npz"));
    assertThat(read("id,label\nb.wav,1\nsub/b.avi,2\n").utterances()).hasSize(2);
    assertThatThrownBy(() -> read("id,label\nb.avi,1\nsub/b,1\nsub/b.mp4,2\n"))
        .isInstanceOf(LacunaException.class)
        .hasMessageContaining("\"sub/b.mp4\" is there twice");
    clip().write(folder.resolve("b.mp4.npz"));
    assertThatThrownBy(() -> read("id,label\nb,1\n"))
        .isInstanceOf(LacunaException.class)
        .hasMessageContaining("\"b\" may be one of several clips");
  }

  @Test
  void whatDoesNotFitIsSaid() throws Exception {
    clip().write(folder.resolve("a.npz"));
    assertThatThrownBy(() -> new ExtractFolderReader().read(folder))
        .isInstanceOf(LacunaException.class)
        .hasMessageContaining("a table labels.csv with the column clip");
    assertThatThrownBy(() -> read("name,label\na,1\n"))
        .isInstanceOf(LacunaException.class)
        .hasMessageContaining("it holds label, name");
    assertThatThrownBy(() -> read("clip,label\na,good\n"))
        .isInstanceOf(LacunaException.class)
        .hasMessageContaining("\"good\" is no number");
    assertThatThrownBy(() -> read("clip,label,split\na,1,half\n"))
        .isInstanceOf(LacunaException.class)
        .hasMessageContaining("\"half\" is no split");
    assertThatThrownBy(() -> read("clip,label\nz,1\n"))
        .isInstanceOf(LacunaException.class)
        .hasMessageContaining("no row's clip is a file of the folder");
    clip().texts("audio_names", "f0", "other").write(folder.resolve("b.npz"));
    assertThatThrownBy(() -> read("clip,label\na,1\nb,1\n"))
        .isInstanceOf(LacunaException.class)
        .hasMessageContaining("its audio columns are not those of the other clips");
    new NpzBytes().longs("x", 1).write(folder.resolve("a.npz"));
    assertThatThrownBy(() -> read("clip,label\na,1\n"))
        .isInstanceOf(LacunaException.class)
        .hasMessageContaining("it holds x, and one of vision, audio, language was expected");
    clip().flags("audio_observed", true).write(folder.resolve("a.npz"));
    assertThatThrownBy(() -> read("clip,label\na,1\n"))
        .isInstanceOf(LacunaException.class)
        .hasMessageContaining("\"audio_observed\" has the shape (1)");
  }

  @Test
  void objectArraysAndFalseSizesAreRefused() throws Exception {
    new NpzBytes()
        .put("audio", "|O", "1, 1", ByteBuffer.allocate(8))
        .write(folder.resolve("a.npz"));
    assertThatThrownBy(() -> read("clip,label\na,1\n"))
        .isInstanceOf(LacunaException.class)
        .hasMessageContaining("damaged");
    new NpzBytes()
        .put("audio", "<f4", "500000000, 1", ByteBuffer.allocate(8))
        .write(folder.resolve("a.npz"));
    assertThatThrownBy(() -> read("clip,label\na,1\n"))
        .isInstanceOf(LacunaException.class)
        .hasMessageContaining("damaged");
    new NpzBytes()
        .put("audio", "<f4", "2147483647, 2147483647, 8", ByteBuffer.allocate(8))
        .write(folder.resolve("a.npz"));
    assertThatThrownBy(() -> read("clip,label\na,1\n")).isInstanceOf(LacunaException.class);
  }

  @Test
  void damagedClipsAreRefusedWithASentence() throws Exception {
    Path file = folder.resolve("a.npz");
    clip().write(file);
    byte[] whole = Files.readAllBytes(file);
    Random random = new Random(7);
    int refused = 0;
    for (int round = 0; round < 400; round++) {
      byte[] bytes =
          round % 4 == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
      for (int k = 0; k < random.nextInt(5) && bytes.length > 0; k++) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      Files.write(file, bytes);
      try {
        read("clip,label\na,1\n");
      } catch (LacunaException e) {
        refused++;
        assertThat(e.sentence()).endsWith(".");
      } catch (RuntimeException | Error e) {
        fail("round " + round, e);
      }
    }
    assertThat(refused).isGreaterThan(100);
  }
}
