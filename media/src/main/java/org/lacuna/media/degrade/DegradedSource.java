package org.lacuna.media.degrade;

import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.lacuna.inference.drop.Stretch;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;
import org.lacuna.inference.task.ProgressSink;
import org.lacuna.media.decode.AudioBlock;
import org.lacuna.media.decode.MediaInfo;
import org.lacuna.media.decode.MediaSink;
import org.lacuna.media.decode.MediaSource;
import org.lacuna.media.decode.VideoFrame;
import org.lacuna.media.degrade.Degradation.Noise;
import org.lacuna.media.degrade.Degradation.Replace;
import org.lacuna.media.degrade.Degradation.Shuffle;

/**
 * Clips whose sound and picture are made worse in some stretches while they stream by; everything
 * else passes untouched, to the bit. A noise is set against the untouched sound of its stretch,
 * which is read once before. Thread-safe as far as the source behind it is.
 */
public final class DegradedSource implements MediaSource {

  private final MediaSource clip;
  private final List<Change> changes;

  /**
   * @param changes made one after the other; those of words are none of its business
   */
  public DegradedSource(MediaSource clip, List<Change> changes) {
    this.clip = clip;
    this.changes = List.copyOf(changes);
  }

  @Override
  public MediaInfo probe(Path file) throws LacunaException {
    return clip.probe(file);
  }

  /**
   * As the source behind it.
   *
   * @throws LacunaException also of kind USAGE when there is no sound to set a noise against
   */
  @Override
  public Pass read(
      Path file, ReadOptions options, MediaSink sink, CancelToken cancel, ProgressSink progress)
      throws LacunaException {
    List<AddedNoise> noises = options.audio() ? noises(options.sampleRate()) : List.of();
    if (!noises.isEmpty()) {
      hear(file, options.sampleRate(), noises, cancel);
    }
    return clip.read(file, options, new Worse(sink, noises), cancel, progress);
  }

  @Override
  public void pictures(Path file, Stretch part, MediaSink sink, CancelToken cancel)
      throws LacunaException {
    clip.pictures(file, part, new Worse(sink, List.of()), cancel);
  }

  private List<AddedNoise> noises(int rate) {
    List<AddedNoise> all = new ArrayList<>();
    for (Change c : changes) {
      if (c.how() instanceof Noise noise) {
        all.add(new AddedNoise(c.stretch(), noise, rate));
      }
    }
    return all;
  }

  private void hear(Path file, int rate, List<AddedNoise> noises, CancelToken cancel)
      throws LacunaException {
    long until = noises.stream().mapToLong(n -> n.stretch().endUs()).max().orElseThrow();
    MediaSink ear =
        new MediaSink() {
          @Override
          public void video(VideoFrame frame) {
            // pictures make no sound
          }

          @Override
          public void audio(AudioBlock block) {
            FloatBuffer samples = block.samples();
            for (int i = 0; i < samples.limit(); i++) {
              long us = timeOf(block, i);
              for (AddedNoise noise : noises) {
                noise.hear(us, samples.get(i));
              }
            }
          }
        };
    UntilEnough.read(clip, file, new ReadOptions(false, true, rate, 0), ear, until, cancel);
    for (AddedNoise noise : noises) {
      if (!noise.heardAnything()) {
        throw new LacunaException(
            Kind.USAGE,
            "There is no sound in that stretch of \""
                + file.getFileName()
                + "\" to set a noise against: choose a stretch with sound.");
      }
      noise.rewind();
    }
  }

  /** Time of a sample of a block, microseconds. */
  static long timeOf(AudioBlock block, int sample) {
    return block.timeUs() + sample * 1_000_000L / block.sampleRate();
  }

  private final class Worse implements MediaSink {
    private final MediaSink sink;
    private final List<AddedNoise> noises;
    private final List<WorsePicture> pictures = new ArrayList<>();

    Worse(MediaSink sink, List<AddedNoise> noises) {
      this.sink = sink;
      this.noises = noises;
      changes.forEach(c -> pictures.add(new WorsePicture()));
    }

    @Override
    public void video(VideoFrame frame) throws LacunaException {
      VideoFrame worse = frame;
      for (int i = 0; i < changes.size(); i++) {
        Change c = changes.get(i);
        boolean ofPicture =
            !(c.how() instanceof Noise || c.how() instanceof Shuffle || c.how() instanceof Replace);
        if (ofPicture && c.stretch().contains(frame.timeUs())) {
          worse = pictures.get(i).of(worse, c.how());
        }
      }
      sink.video(worse);
    }

    @Override
    public void audio(AudioBlock block) throws LacunaException {
      long start = block.timeUs();
      long end = timeOf(block, block.samples().limit());
      boolean touched =
          noises.stream().anyMatch(n -> start < n.stretch().endUs() && n.stretch().startUs() < end);
      if (!touched) {
        sink.audio(block);
        return;
      }
      float[] samples = new float[block.samples().limit()];
      block.samples().get(0, samples);
      for (int i = 0; i < samples.length; i++) {
        long us = timeOf(block, i);
        for (AddedNoise noise : noises) {
          float added = noise.at(us);
          // Adding 0 would turn a negative zero into a positive one.
          samples[i] = added == 0 ? samples[i] : samples[i] + added;
        }
      }
      sink.audio(new AudioBlock(FloatBuffer.wrap(samples), block.sampleRate(), block.timeUs()));
    }
  }
}
