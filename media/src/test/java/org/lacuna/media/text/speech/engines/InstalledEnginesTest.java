package org.lacuna.media.text.speech.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;
import org.lacuna.media.text.speech.SpeechRecognizer;
import org.lacuna.media.text.speech.sphinx.SphinxRecognizer;
import org.lacuna.media.text.speech.vosk.VoskRecognizer;
import org.lacuna.media.text.speech.whisper.WhisperRecognizer;

class InstalledEnginesTest {

  private final InstalledEngines engines = new InstalledEngines();

  @TempDir private Path folder;

  private SpeechRecognizer open(Path model) throws LacunaException {
    return engines.recognizer(Optional.of(model));
  }

  private void refused(Path model, Kind kind, String... parts) {
    assertThatExceptionOfType(LacunaException.class)
        .isThrownBy(() -> open(model))
        .satisfies(
            e -> {
              assertThat(e.kind()).isEqualTo(kind);
              assertThat(e.sentence()).contains(parts).endsWith(".").doesNotContain("\n");
            });
  }

  private static Path put(Path file, byte[] content) throws IOException {
    Files.createDirectories(file.getParent());
    return Files.write(file, content);
  }

  /** The files of a Vosk model with their first bytes; nothing that an engine could load. */
  private static Path voskIn(Path root) throws IOException {
    put(root.resolve("am/final.mdl"), new byte[] {0, 'B', '<', 'T'});
    put(root.resolve("conf/mfcc.conf"), new byte[] {'-', '-'});
    put(root.resolve("conf/model.conf"), new byte[] {'-', '-'});
    put(root.resolve("graph/HCLr.fst"), new byte[] {(byte) 0xD6, (byte) 0xFD, (byte) 0xB2, 0x7E});
    return root;
  }

  /** A file that starts like ggml-tiny.en.bin and is as long as it says. */
  private static byte[] header(int... changed) {
    int[] numbers = {0x67676d6c, 51864, 1500, 384, 6, 4, 448, 384, 6, 4, 80, 1};
    for (int i = 0; i < changed.length; i += 2) {
      numbers[changed[i]] = changed[i + 1];
    }
    ByteBuffer bytes = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
    for (int n : numbers) {
      bytes.putInt(n);
    }
    return bytes.array();
  }

  private static Path whisper(Path file, long length) throws IOException {
    put(file, header());
    try (var channel = Files.newByteChannel(file, java.nio.file.StandardOpenOption.WRITE)) {
      channel.position(length - 1);
      channel.write(ByteBuffer.wrap(new byte[1]));
    }
    return file;
  }

  @Test
  void withoutAModelTheBuiltInEngineHears() throws Exception {
    try (SpeechRecognizer recognizer = engines.recognizer(Optional.empty())) {
      assertThat(recognizer).isInstanceOf(SphinxRecognizer.class);
      assertThat(recognizer.label()).contains("built-in", "rough");
    }
  }

  @Test
  void aVoskFolderIsKnownByItsFiles() throws Exception {
    Path model = voskIn(folder.resolve("vosk-model-small-en-us"));
    try (SpeechRecognizer recognizer = open(model)) {
      assertThat(recognizer).isInstanceOf(VoskRecognizer.class);
      assertThat(recognizer.label()).contains("Vosk", "vosk-model-small-en-us");
    }
    // Unpacking an archive often leaves the folder inside another one.
    try (SpeechRecognizer recognizer = open(folder)) {
      assertThat(recognizer.label()).contains("vosk-model-small-en-us");
    }
  }

  @Test
  void aDamagedVoskFolderIsRefusedWithWhatIsMissing() throws Exception {
    Path model = voskIn(folder.resolve("m"));

    Files.delete(model.resolve("conf/mfcc.conf"));
    refused(model, Kind.MODEL, "lacks conf/mfcc.conf", "again");
    put(model.resolve("conf/mfcc.conf"), new byte[0]);
    put(model.resolve("graph/HCLr.fst"), "version https".getBytes("US-ASCII"));
    refused(model, Kind.MODEL, "damaged graph/HCLr.fst");
    Files.delete(model.resolve("graph/HCLr.fst"));
    refused(model, Kind.MODEL, "lacks graph/HCLG.fst or graph/HCLr.fst");
    voskIn(model);
    put(model.resolve("am/final.mdl"), new byte[0]);
    refused(model, Kind.MODEL, "damaged am/final.mdl");
  }

  @Test
  void aWhisperFileIsKnownByItsFirstNumbers() throws Exception {
    Path file = whisper(folder.resolve("ggml-tiny.en.bin"), 77_704_715);
    try (SpeechRecognizer recognizer = open(file)) {
      assertThat(recognizer).isInstanceOf(WhisperRecognizer.class);
      assertThat(recognizer.label()).contains("Whisper", "ggml-tiny.en");
    }
    put(folder.resolve("other.bin"), new byte[100]);
    try (SpeechRecognizer recognizer = open(folder)) {
      assertThat(recognizer.label()).contains("ggml-tiny.en");
    }
    whisper(folder.resolve("ggml-base.en.bin"), 148_000_000);
    refused(folder, Kind.MODEL, "several Whisper models", "name one");
  }

  @Test
  void aWhisperFileThatCannotBeUsedIsRefusedWithTheReason() throws Exception {
    refused(whisper(folder.resolve("a.bin"), 30_000_000), Kind.MODEL, "30 of at least 74 MB");
    refused(put(folder.resolve("b.bin"), header(2, 512)), Kind.MODEL, "no Whisper model");
    refused(
        put(folder.resolve("c.bin"), new byte[] {'l', 'm', 'g', 'g'}), Kind.MODEL, "breaks off");
    refused(put(folder.resolve("d.gguf"), "GGUF....".getBytes("US-ASCII")), Kind.MODEL, "GGUF");
    byte[] zip = {'P', 'K', 3, 4, 0};
    refused(put(folder.resolve("e.pt"), zip), Kind.MODEL, "PyTorch");
  }

  @Test
  void whatIsNoModelIsRefusedWithWhatOneLooksLike() throws Exception {
    refused(folder, Kind.MODEL, "no speech model", "Vosk folder", "ggml .bin");
    refused(put(folder.resolve("x.txt"), new byte[3]), Kind.MODEL, "no speech model");
    refused(folder.resolve("absent"), Kind.USAGE, "There is no speech model", "absent");
  }
}
