package org.lacuna.media.decode.ffmpeg;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.bytedeco.ffmpeg.avutil.AVChannelLayout;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swresample;
import org.bytedeco.ffmpeg.swresample.SwrContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;

/**
 * Resamples and mixes decoded sound into packed samples in one reused native buffer. The first
 * sample out has the time of the first sample in. One thread; closing frees native memory.
 */
final class SampleConverter implements AutoCloseable {

  private static final int FIRST_CAPACITY = 1 << 14;

  private final int sampleFormat;
  private final int channels;
  private final int rate;
  private final int frameBytes;
  private final PointerPointer<BytePointer> planes = new PointerPointer<>(1);
  private final AVChannelLayout layout = new AVChannelLayout();
  private @Nullable SwrContext resampler;
  private BytePointer memory;
  private ByteBuffer buffer;
  private int capacity;
  private int sourceFormat;
  private int sourceRate;
  private int sourceChannels;

  /** One channel, the mean of the source's channels, 32-bit floats. */
  static SampleConverter mono(int rate) {
    return new SampleConverter(avutil.AV_SAMPLE_FMT_FLT, Float.BYTES, 1, rate);
  }

  /** Two channels, 16-bit integers in the machine's byte order, for a sound device. */
  static SampleConverter stereo(int rate) {
    return new SampleConverter(avutil.AV_SAMPLE_FMT_S16, Short.BYTES, 2, rate);
  }

  private SampleConverter(int sampleFormat, int sampleBytes, int channels, int rate) {
    this.sampleFormat = sampleFormat;
    this.channels = channels;
    this.rate = rate;
    this.frameBytes = sampleBytes * channels;
    avutil.av_channel_layout_default(layout, channels);
    this.capacity = FIRST_CAPACITY;
    this.memory = allocate(capacity);
    this.buffer = view(memory);
  }

  /** Whether it was started for sound like that of this frame. */
  boolean fits(AVFrame frame) {
    return resampler != null
        && frame.format() == sourceFormat
        && frame.sample_rate() == sourceRate
        && frame.ch_layout().nb_channels() == sourceChannels;
  }

  /** Forgets what is inside and gets ready for sound like that of this frame. */
  void start(AVFrame frame) throws IOException {
    stop();
    sourceFormat = frame.format();
    sourceRate = frame.sample_rate();
    sourceChannels = frame.ch_layout().nb_channels();
    SwrContext made = new SwrContext(null);
    Ffmpeg.check(
        swresample.swr_alloc_set_opts2(
            made, layout, sampleFormat, rate, frame.ch_layout(), sourceFormat, sourceRate, 0, null),
        "set up the resampler");
    resampler = made;
    if (channels == 1) {
      double[] mean = new double[sourceChannels];
      Arrays.fill(mean, 1.0 / sourceChannels);
      Ffmpeg.check(swresample.swr_set_matrix(made, mean, sourceChannels), "set the channel mix");
    }
    Ffmpeg.check(swresample.swr_init(made), "start the resampler");
  }

  /** Converts a frame; that many samples (of all channels together one) are in {@link #samples}. */
  int convert(AVFrame frame) throws IOException {
    return run(frame.extended_data(), frame.nb_samples());
  }

  /** Takes out what the filter still holds, at the end of a run of samples. */
  int drain() throws IOException {
    return resampler == null ? 0 : run(null, 0);
  }

  private int run(@Nullable PointerPointer<?> input, int count) throws IOException {
    int most = swresample.swr_get_out_samples(resampler, count);
    reserve(Math.max(1, most) * frameBytes);
    planes.put(0, memory);
    int made =
        Ffmpeg.check(
            swresample.swr_convert(resampler, planes, capacity / frameBytes, input, count),
            "resample");
    buffer.clear().limit(made * frameBytes);
    return made;
  }

  /** What the last conversion gave, position 0, in the machine's byte order. */
  ByteBuffer samples() {
    return buffer;
  }

  private void reserve(int bytes) {
    if (bytes > capacity) {
      avutil.av_free(memory);
      capacity = Math.max(bytes, 2 * capacity);
      memory = allocate(capacity);
      buffer = view(memory);
    }
  }

  private static BytePointer allocate(int bytes) {
    return new BytePointer(avutil.av_malloc(bytes)).capacity(bytes);
  }

  private static ByteBuffer view(BytePointer memory) {
    return memory.asByteBuffer().order(ByteOrder.nativeOrder());
  }

  private void stop() {
    if (resampler != null) {
      swresample.swr_free(resampler);
      resampler = null;
    }
  }

  @Override
  public void close() {
    stop();
    avutil.av_free(memory);
    planes.close();
    layout.close();
  }
}
