package org.lacuna.media.audio;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.ProgressSink;
import org.lacuna.media.decode.AudioBlock;
import org.lacuna.media.decode.MediaSink;
import org.lacuna.media.decode.MediaSource.Pass;
import org.lacuna.media.decode.MediaSource.ReadOptions;
import org.lacuna.media.decode.VideoFrame;
import org.lacuna.media.decode.ffmpeg.FfmpegMediaSource;

/**
 * Measures what the acoustic extractor costs: run it with a folder of sound files and, if wished,
 * the number of rounds. Prints seconds spent for each second of sound, on one core.
 */
final class AcousticBench {

  private static final java.lang.management.ThreadMXBean CPU =
      java.lang.management.ManagementFactory.getThreadMXBean();

  private AcousticBench() {}

  /** Adds up the time that the extractor and the outline take. */
  private static final class Timed implements MediaSink {
    private final AcousticExtractor extractor = AcousticExtractor.withoutSpeechNetwork(Sounds.RATE);
    private final WaveformCollector outline = new WaveformCollector();
    private long extracting;
    private long outlining;

    @Override
    public void video(VideoFrame frame) {
      // only sound is measured
    }

    @Override
    public void audio(AudioBlock block) throws LacunaException {
      long start = CPU.getCurrentThreadCpuTime();
      extractor.audio(block);
      long between = CPU.getCurrentThreadCpuTime();
      outline.audio(block);
      extracting += between - start;
      outlining += CPU.getCurrentThreadCpuTime() - between;
    }

    void finish(long endUs) throws LacunaException {
      long start = CPU.getCurrentThreadCpuTime();
      extractor.finish(endUs);
      extracting += CPU.getCurrentThreadCpuTime() - start;
      outline.finish(endUs);
    }
  }

  public static void main(String[] args) throws IOException, LacunaException {
    int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 3;
    List<Path> files;
    try (Stream<Path> list = Files.walk(Path.of(args[0]))) {
      files = list.filter(Files::isRegularFile).sorted().toList();
    }
    for (int round = 0; round < rounds; round++) {
      measure(files);
    }
  }

  private static void measure(List<Path> files) throws LacunaException {
    double seconds = 0;
    long decoding = 0;
    long extracting = 0;
    long outlining = 0;
    ReadOptions sound = new ReadOptions(false, true, Sounds.RATE, 0);
    for (Path file : files) {
      Timed sink = new Timed();
      Pass pass =
          new FfmpegMediaSource().read(file, sound, sink, new CancelToken(), ProgressSink.ignore());
      sink.finish(pass.endUs());
      seconds += (double) pass.samples() / Sounds.RATE;
      decoding += pass.decodeNanos();
      extracting += sink.extracting;
      outlining += sink.outlining;
    }
    System.out.printf(
        "%d files, %.0f s of sound: decode %.4f, descriptors %.4f, outline %.4f of real time%n",
        files.size(),
        seconds,
        decoding / 1e9 / seconds,
        extracting / 1e9 / seconds,
        outlining / 1e9 / seconds);
  }
}
