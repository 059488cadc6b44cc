package org.lacuna.media.audio;

import java.nio.ByteBuffer;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.media.decode.MediaSink;
import org.lacuna.media.decode.VideoFrame;
import org.lacuna.media.extract.FeatureExtractor;
import org.lacuna.media.extract.FeatureExtractorContract;

class AcousticContractTest extends FeatureExtractorContract {

  @Override
  protected FeatureExtractor create() {
    return AcousticExtractor.withoutSpeechNetwork(Sounds.RATE);
  }

  @Override
  protected long feedSomething(MediaSink sink) throws LacunaException {
    float[] x = Sounds.utterance();
    Sounds.feed(sink, x, 0, 1000);
    return Sounds.durationUs(x);
  }

  @Override
  protected long feedNothing(MediaSink sink) throws LacunaException {
    float[] x = new float[Sounds.RATE];
    Sounds.feed(sink, x, 0, 1000);
    return Sounds.durationUs(x);
  }

  @Override
  protected void feedOtherKind(MediaSink sink) throws LacunaException {
    for (int i = 0; i < 5; i++) {
      sink.video(new VideoFrame(2, 2, 6, ByteBuffer.allocateDirect(12), i * 40_000L));
    }
  }
}
