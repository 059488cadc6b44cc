package org.lacuna.media.decode.ffmpeg;

import java.io.IOException;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.media.decode.AudioBlock;
import org.lacuna.media.decode.MediaSink;

/**
 * The sound within a pass. Samples are counted from the stamp that began a run of gapless sound;
 * where the stamps jump ahead of the count, the run ends and the next one begins at the stamp.
 */
final class SoundPass extends StreamPass {

  /** Stamps that run ahead by less are rounding, not a gap. */
  private static final long GAP_US = 20_000;

  private final SampleConverter converter;
  private final int rate;
  private long runStartUs;
  private long runInput;
  private long runOutput;
  private long samples;

  private SoundPass(StreamDecoder decoder, int rate) {
    super(decoder);
    this.rate = rate;
    this.converter = SampleConverter.mono(rate);
  }

  /** Null when the decoder does not open: the rest of the file is still worth reading. */
  static @Nullable SoundPass open(Container container, AVStream stream, int rate) {
    try {
      return new SoundPass(new StreamDecoder(container, stream), rate);
    } catch (IOException e) {
      return null;
    }
  }

  long samples() {
    return samples;
  }

  void decode(AVPacket packet, MediaSink sink) throws IOException, LacunaException {
    if (send(packet)) {
      handOver(sink);
    }
  }

  void finish(MediaSink sink) throws IOException, LacunaException {
    decoder().sendEnd();
    handOver(sink);
    emit(converter.drain(), sink);
  }

  private void handOver(MediaSink sink) throws IOException, LacunaException {
    while (decoder().receive()) {
      AVFrame frame = decoder().frame();
      if (frame.nb_samples() <= 0 || frame.sample_rate() <= 0) {
        continue;
      }
      long expectedUs = runStartUs + Ffmpeg.micros(runInput, 1, frame.sample_rate());
      long timeUs = frameTimeUs(expectedUs);
      if (!converter.fits(frame) || timeUs > expectedUs + GAP_US) {
        emit(converter.drain(), sink);
        converter.start(frame);
        runStartUs = Math.max(timeUs, endUs());
        runInput = 0;
        runOutput = 0;
      }
      emit(converter.convert(frame), sink);
      runInput += frame.nb_samples();
    }
  }

  private void emit(int count, MediaSink sink) throws LacunaException {
    if (count > 0) {
      long timeUs = runStartUs + Ffmpeg.micros(runOutput, 1, rate);
      sink.audio(new AudioBlock(converter.samples().asFloatBuffer(), rate, timeUs));
      runOutput += count;
      samples += count;
      ended(runStartUs + Ffmpeg.micros(runOutput, 1, rate));
    }
  }

  @Override
  public void close() {
    super.close();
    converter.close();
  }
}
