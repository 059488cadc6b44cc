package org.lacuna.media.text.speech.vosk;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.lacuna.inference.signal.TimedWord;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;
import org.lacuna.media.text.speech.LazyModel;
import org.lacuna.media.text.speech.Pcm;
import org.lacuna.media.text.speech.SpeechRecognizer;
import org.lacuna.media.text.speech.StretchSession;
import org.vosk.LibVosk;
import org.vosk.LogLevel;
import org.vosk.Model;
import org.vosk.Recognizer;

/**
 * Vosk with a model that the user names, in the model's language. Words have times and confidences.
 * Natives and model are loaded with the first stretch of speech; a damaged model may crash the
 * process.
 *
 * @see <a href="https://alphacephei.com/vosk">Vosk</a>
 */
public final class VoskRecognizer implements SpeechRecognizer {

  /** Samples between two looks at the cancel token: a quarter of a second. */
  private static final int BLOCK = SAMPLE_RATE / 4;

  /** Opens a model; loads the natives first. */
  @FunctionalInterface
  interface Opener {
    Model open(String folder) throws IOException;
  }

  private final VoskFolder folder;
  private final LazyModel<Model> model;

  public VoskRecognizer(VoskFolder folder) {
    this(folder, VoskRecognizer::open);
  }

  VoskRecognizer(VoskFolder folder, Opener opener) {
    this.folder = folder;
    this.model =
        new LazyModel<>(
            "Vosk",
            () -> opener.open(folder.path().toAbsolutePath().toString()),
            this::refused,
            Model::close);
  }

  private static Model open(String folder) throws IOException {
    // JNA would read Vosk's UTF-8 in the machine's own encoding.
    System.setProperty("jna.encoding", "UTF-8");
    LibVosk.setLogLevel(LogLevel.WARNINGS);
    return new Model(folder);
  }

  @Override
  public String label() {
    return "Vosk speech recognition (" + folder.name() + ")";
  }

  @Override
  public Session start(CancelToken cancel) throws LacunaException {
    cancel.check();
    return new StretchSession(cancel, (stretch, startUs) -> decode(stretch, startUs, cancel));
  }

  private List<TimedWord> decode(float[] stretch, long startUs, CancelToken cancel)
      throws LacunaException {
    short[] samples = Pcm.of(stretch);
    long endUs = startUs + stretch.length * 1_000_000L / SAMPLE_RATE;
    List<TimedWord> words = new ArrayList<>();
    Model ready = model.get();
    // A recogniser of its own for every stretch: what was heard before changes nothing.
    try (Recognizer recognizer = new Recognizer(ready, SAMPLE_RATE)) {
      recognizer.setWords(true);
      for (int from = 0; from < samples.length; from += BLOCK) {
        cancel.check();
        short[] block = Arrays.copyOfRange(samples, from, Math.min(samples.length, from + BLOCK));
        if (recognizer.acceptWaveForm(block, block.length)) {
          words.addAll(VoskResult.words(recognizer.getResult(), startUs, endUs));
        }
      }
      words.addAll(VoskResult.words(recognizer.getFinalResult(), startUs, endUs));
    } catch (IOException e) {
      throw refused(e);
    }
    return words;
  }

  private LacunaException refused(IOException cause) {
    return new LacunaException(
        Kind.MODEL,
        "Vosk cannot load the model \"" + folder.path() + "\": unpack the model's archive again.",
        cause);
  }

  @Override
  public void close() {
    model.close();
  }
}
