package org.lacuna.media.text.speech.sphinx;

import edu.cmu.sphinx.decoder.ResultListener;
import edu.cmu.sphinx.frontend.util.StreamDataSource;
import edu.cmu.sphinx.recognizer.Recognizer;
import edu.cmu.sphinx.result.Result;
import edu.cmu.sphinx.util.props.Configurable;
import edu.cmu.sphinx.util.props.ConfigurationManager;
import edu.cmu.sphinx.util.props.PropertySheet;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.net.URL;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;
import org.lacuna.media.text.speech.Pcm;

/**
 * One Sphinx with its models, configured by {@code sphinx.config.xml}; parts are loaded when they
 * are first asked for. A decoding that was broken off leaves its parts in no known state: then a
 * new engine is needed.
 */
final class SphinxEngine {

  private static final String CONFIGURATION = "/org/lacuna/media/text/speech/sphinx.config.xml";

  private final ConfigurationManager parts;

  private SphinxEngine(ConfigurationManager parts) {
    this.parts = parts;
  }

  /**
   * @throws LacunaException of kind MODEL when this installation lacks the configuration
   */
  static SphinxEngine open() throws LacunaException {
    URL configuration =
        Optional.ofNullable(SphinxEngine.class.getResource(CONFIGURATION))
            .orElseThrow(() -> failure(new FileNotFoundException(CONFIGURATION)));
    return guarded(() -> new SphinxEngine(new ConfigurationManager(configuration)));
  }

  /**
   * Does something with Sphinx, which has no checked failures of its own: it reports bad
   * configuration, missing files and its own mistakes as unchecked exceptions or plain errors.
   *
   * @throws LacunaException of kind MODEL when it fails
   * @throws CancellationException when cancelled meanwhile
   */
  static <T> T guarded(Callable<T> work) throws LacunaException {
    try {
      return work.call();
    } catch (CancellationException | LacunaException | VirtualMachineError e) {
      throw e;
    } catch (Exception | Error e) {
      // Sphinx has no narrower type: it throws plain errors for its own mistakes.
      throw failure(e);
    }
  }

  /**
   * A part by its name in the configuration.
   *
   * @throws LacunaException of kind MODEL when it does not load
   */
  <T extends Configurable> T part(String name, Class<T> type) throws LacunaException {
    return guarded(() -> type.cast(parts.lookup(name)));
  }

  /**
   * Decodes one stretch of sound.
   *
   * @param recognizer ready to recognise
   * @param cancel checked every half second of sound
   * @return nothing when there was too little sound for any result
   * @throws LacunaException of kind MODEL when Sphinx fails
   */
  Optional<Result> decode(Recognizer recognizer, float[] samples, CancelToken cancel)
      throws LacunaException {
    StreamDataSource source = part("dataSource", StreamDataSource.class);
    ResultListener check = new CancelCheck(cancel);
    recognizer.addResultListener(check);
    try {
      return guarded(
          () -> {
            source.setInputStream(new ByteArrayInputStream(Pcm.bytes(samples)));
            return Optional.ofNullable(recognizer.recognize());
          });
    } finally {
      recognizer.removeResultListener(check);
    }
  }

  private static LacunaException failure(Throwable cause) {
    return new LacunaException(
        Kind.MODEL,
        "The built-in speech recognition does not work here; give a transcript instead.",
        cause);
  }

  /** Hears of every partial result. */
  private record CancelCheck(CancelToken cancel) implements ResultListener {
    @Override
    public void newResult(Result result) {
      cancel.check();
    }

    @Override
    public void newProperties(PropertySheet sheet) {
      // Made here and not by Sphinx: there is nothing to configure.
    }
  }
}
