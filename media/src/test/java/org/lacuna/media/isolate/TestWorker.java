package org.lacuna.media.isolate;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;
import org.lacuna.inference.task.ProgressSink;
import org.lacuna.media.decode.MediaInfo;
import org.lacuna.media.decode.MediaSink;
import org.lacuna.media.decode.MediaSource;
import org.lacuna.media.extract.ExtractOptions;
import org.lacuna.media.store.ClipParts;
import org.lacuna.media.store.SampleParts;

/** The main class of a worker whose work is decided by the name of the clip. */
final class TestWorker implements ClipParts {

  private final AtomicLong memory = new AtomicLong(100 << 20);
  private final FileOutputStream raw = new FileOutputStream(FileDescriptor.out);

  public static void main(String[] args) {
    if (args.length > 0) {
      System.exit(3);
    }
    TestWorker work = new TestWorker();
    System.setOut(System.err);
    boolean busy =
        new ExtractionWorker(work, new TwoSeconds(), work.memory::get).serve(System.in, work.raw);
    Runtime.getRuntime().halt(busy ? 1 : 0);
  }

  @Override
  public void extract(
      Path file,
      ExtractOptions options,
      Path media,
      Path words,
      CancelToken cancel,
      ProgressSink progress)
      throws LacunaException {
    progress.progress(0.25, "Working");
    String name = String.valueOf(file.getFileName());
    switch (name.substring(0, name.indexOf('.'))) {
      case "crash" -> Runtime.getRuntime().halt(134);
      case "still" -> sleep(60_000);
      case "polite" -> {
        while (true) {
          cancel.check();
          sleep(10);
        }
      }
      case "bloated" -> {
        memory.set(5L << 30);
        while (true) {
          cancel.check();
          sleep(10);
        }
      }
      case "refused" -> throw new LacunaException(Kind.MODEL, "The network of " + name + ".");
      case "defect" -> throw new IllegalStateException("nobody foresaw this");
      case "heap" -> throw new OutOfMemoryError("too much");
      case "noisy" -> noise();
      default -> {}
    }
    new SampleParts().extract(file, options, media, words, cancel, progress);
  }

  /** What a native library would print: over Java's head, and not in whole lines. */
  private void noise() {
    try {
      String text = "some library says #lacuna 00000000 AAAA\n#lacuna nonsense\nand goes on";
      raw.write(text.getBytes(StandardCharsets.UTF_8));
      raw.flush();
      System.out.println("a Java library too");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void sleep(long ms) {
    try {
      Thread.sleep(ms);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void words(
      Path file,
      ExtractOptions options,
      long durationUs,
      Path words,
      CancelToken cancel,
      ProgressSink progress)
      throws LacunaException {
    new SampleParts().words(file, options, durationUs, words, cancel, progress);
  }

  /** Every clip says that it is two seconds long. */
  private static final class TwoSeconds implements MediaSource {
    @Override
    public MediaInfo probe(Path file) {
      return new MediaInfo(file, 2_000_000, Optional.empty(), Optional.empty(), false);
    }

    @Override
    public Pass read(
        Path file, ReadOptions options, MediaSink sink, CancelToken cancel, ProgressSink progress) {
      throw new UnsupportedOperationException();
    }
  }
}
