package org.lacuna.app.report.speed;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lacuna.app.boot.Services;
import org.lacuna.app.report.speed.Bench.Sound;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.ProgressSink;
import org.lacuna.media.audio.AcousticExtractor;
import org.lacuna.media.audio.vad.SpeechNetwork;
import org.lacuna.media.audio.vad.VoiceActivity;
import org.lacuna.media.decode.AudioBlock;
import org.lacuna.media.decode.MediaInfo;
import org.lacuna.media.decode.MediaSink;
import org.lacuna.media.decode.MediaSource.ReadOptions;
import org.lacuna.media.decode.VideoFrame;
import org.lacuna.resources.LacunaResources;

/**
 * What the audio descriptors and the voice activity cost, each alone, on sound that is decoded
 * beforehand. One thread.
 */
final class SoundBench {

  /** Longest stretch of sound that is kept for it, microseconds. */
  private static final long LONGEST_US = 120_000_000;

  /** The first rounds also pay for the compiler; the best of those that fit into this counts. */
  private static final double SECONDS = 5;

  private static final int FEWEST_ROUNDS = 3;

  private SoundBench() {}

  /** Empty when no sound can be decoded. */
  static Optional<Sound> run(Services services, MediaInfo info, CancelToken cancel)
      throws LacunaException {
    List<AudioBlock> blocks = decode(services, info, cancel);
    long samples = 0;
    for (AudioBlock block : blocks) {
      samples += block.samples().limit();
    }
    if (samples == 0) {
      return Optional.empty();
    }
    double length = (double) samples / ReadOptions.ANALYSIS.sampleRate();
    double descriptors = Double.POSITIVE_INFINITY;
    double speech = Double.POSITIVE_INFINITY;
    try (SpeechNetwork network = SpeechNetwork.open(services.runtime(), LacunaResources::model)) {
      double spent = 0;
      for (int i = 0; i < FEWEST_ROUNDS || spent < SECONDS; i++) {
        cancel.check();
        double describing = describe(blocks);
        double listening = listen(network, blocks);
        descriptors = Math.min(descriptors, describing);
        speech = Math.min(speech, listening);
        spent += describing + listening;
      }
    }
    return Optional.of(new Sound(length, descriptors, speech));
  }

  private static List<AudioBlock> decode(Services services, MediaInfo info, CancelToken cancel)
      throws LacunaException {
    List<AudioBlock> blocks = new ArrayList<>();
    MediaSink keep =
        new MediaSink() {
          @Override
          public void video(VideoFrame frame) {}

          @Override
          public void audio(AudioBlock block) {
            if (block.timeUs() < LONGEST_US) {
              float[] copy = new float[block.samples().limit()];
              block.samples().get(0, copy);
              blocks.add(
                  new AudioBlock(FloatBuffer.wrap(copy), block.sampleRate(), block.timeUs()));
            }
          }
        };
    ReadOptions sound = new ReadOptions(false, true, ReadOptions.ANALYSIS.sampleRate(), 0);
    services.media().read(info.file(), sound, keep, cancel, ProgressSink.ignore());
    return blocks;
  }

  private static double describe(List<AudioBlock> blocks) throws LacunaException {
    long began = System.nanoTime();
    try (AcousticExtractor extractor =
        AcousticExtractor.withoutSpeechNetwork(ReadOptions.ANALYSIS.sampleRate())) {
      for (AudioBlock block : blocks) {
        extractor.audio(block);
      }
      extractor.finish(0);
    }
    return (System.nanoTime() - began) / 1e9;
  }

  private static double listen(SpeechNetwork network, List<AudioBlock> blocks)
      throws LacunaException {
    long began = System.nanoTime();
    VoiceActivity activity = new VoiceActivity(network);
    for (AudioBlock block : blocks) {
      activity.accept(block);
      activity.take(block.timeUs());
    }
    activity.endRun();
    return (System.nanoTime() - began) / 1e9;
  }
}
