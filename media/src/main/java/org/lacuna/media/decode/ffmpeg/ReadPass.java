package org.lacuna.media.decode.ffmpeg;

import java.io.IOException;
import java.util.Locale;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.ProgressSink;
import org.lacuna.media.decode.AudioBlock;
import org.lacuna.media.decode.MediaSink;
import org.lacuna.media.decode.MediaSource.Pass;
import org.lacuna.media.decode.MediaSource.ReadOptions;
import org.lacuna.media.decode.VideoFrame;

/** One sequential pass over a container: packets to the decoders, their frames to the sink. */
final class ReadPass implements AutoCloseable {

  /** A file that ends this much before its header says is called broken off. */
  private static final long SHORT_BY_US = 500_000;

  /** A stream that loses more than this share of its packets is called damaged. */
  private static final double TOLERATED_LOSS = 0.1;

  private final Container container;
  private final CancelToken cancel;
  private final ProgressSink progress;
  private final SinkTimer sink;
  private final @Nullable PicturePass pictures;
  private final @Nullable SoundPass sound;
  private double reached;

  ReadPass(
      Container container,
      ReadOptions options,
      MediaSink sink,
      CancelToken cancel,
      ProgressSink progress)
      throws LacunaException {
    this.container = container;
    this.cancel = cancel;
    this.progress = progress;
    this.sink = new SinkTimer(sink);
    AVStream video = options.video() ? container.video() : null;
    AVStream audio = options.audio() ? container.audio() : null;
    this.pictures = video == null ? null : PicturePass.open(container, video, options.maxFps());
    this.sound = audio == null ? null : SoundPass.open(container, audio, options.sampleRate());
    if (pictures == null && sound == null) {
      throw Container.media(container.name() + " holds no " + wanted(options) + ".", null);
    }
    container.readOnly(pictures == null ? null : video, sound == null ? null : audio);
  }

  private static String wanted(ReadOptions options) {
    if (options.video() && options.audio()) {
      return "picture or sound that can be read";
    }
    return options.video() ? "picture that can be read" : "sound that can be read";
  }

  Pass run() throws LacunaException {
    long begin = System.nanoTime();
    int result = 0;
    try {
      while ((result = container.readPacket()) >= 0) {
        cancel.check();
        decode(container.packet());
      }
      finish();
    } catch (IOException e) {
      throw Container.media(container.name() + " cannot be decoded.", e);
    }
    long endUs = Math.max(endOf(pictures), endOf(sound));
    long frames = pictures == null ? 0 : pictures.frames();
    long samples = sound == null ? 0 : sound.samples();
    if (frames == 0 && samples == 0) {
      throw Container.media(
          "Nothing in " + container.name() + " can be decoded; it may be damaged.", null);
    }
    progress.progress(1, "Reading");
    long nanos = System.nanoTime() - begin - sink.nanos();
    return new Pass(endUs, frames, samples, nanos, damage(result, endUs));
  }

  private void decode(AVPacket packet) throws IOException, LacunaException {
    if (pictures != null && pictures.decoder().owns(packet)) {
      pictures.decode(packet, sink, cancel);
      report(pictures.endUs());
    } else if (sound != null && sound.decoder().owns(packet)) {
      sound.decode(packet, sink);
      if (pictures == null) {
        report(sound.endUs());
      }
    }
  }

  private void finish() throws IOException, LacunaException {
    if (pictures != null) {
      pictures.finish(sink, cancel);
    }
    if (sound != null) {
      sound.finish(sink);
    }
  }

  private void report(long timeUs) {
    if (container.durationUs() == 0) {
      progress.progress(-1, "Reading");
      return;
    }
    reached = Math.max(reached, Math.min(1, (double) timeUs / container.durationUs()));
    progress.progress(reached, "Reading");
  }

  private static long endOf(@Nullable StreamPass pass) {
    return pass == null ? 0 : pass.endUs();
  }

  private String damage(int lastResult, long endUs) {
    long expected = Math.max(headerEnd(pictures), headerEnd(sound));
    boolean brokenOff = container.durationIsKnown() && endUs < expected - SHORT_BY_US;
    if (brokenOff || lastResult != avutil.AVERROR_EOF) {
      return String.format(
          Locale.ROOT,
          "%s breaks off after %.1f seconds; what came before was used.",
          container.name(),
          endUs / 1e6);
    }
    if (lossy(pictures)) {
      return "Parts of the picture of " + container.name() + " are damaged and were left out.";
    }
    if (lossy(sound)) {
      return "Parts of the sound of " + container.name() + " are damaged and were left out.";
    }
    return "";
  }

  private long headerEnd(@Nullable StreamPass pass) {
    return pass == null ? 0 : container.endOf(pass.decoder().stream());
  }

  private static boolean lossy(@Nullable StreamPass pass) {
    return pass != null && pass.lostShare() > TOLERATED_LOSS;
  }

  /** Hands on to a sink and adds up the time that the sink takes. */
  private static final class SinkTimer implements MediaSink {

    private final MediaSink sink;
    private long nanos;

    SinkTimer(MediaSink sink) {
      this.sink = sink;
    }

    @Override
    public void video(VideoFrame frame) throws LacunaException {
      long begin = System.nanoTime();
      sink.video(frame);
      nanos += System.nanoTime() - begin;
    }

    @Override
    public void audio(AudioBlock block) throws LacunaException {
      long begin = System.nanoTime();
      sink.audio(block);
      nanos += System.nanoTime() - begin;
    }

    long nanos() {
      return nanos;
    }
  }

  @Override
  public void close() {
    if (pictures != null) {
      pictures.close();
    }
    if (sound != null) {
      sound.close();
    }
  }
}
