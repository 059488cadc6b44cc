package org.lacuna.media.vision;

import java.nio.FloatBuffer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.lacuna.inference.onnx.OnnxRuntime;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.media.decode.AudioBlock;
import org.lacuna.media.decode.MediaSink;
import org.lacuna.media.demo.face.FacePose;
import org.lacuna.media.extract.FeatureExtractor;
import org.lacuna.media.extract.FeatureExtractorContract;
import org.lacuna.resources.LacunaResources;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaceExtractorContractTest extends FeatureExtractorContract {

  private final DrawnFrames frames = new DrawnFrames();
  private FaceNetworks networks;

  @BeforeAll
  void open() throws LacunaException {
    networks = FaceNetworks.open(new OnnxRuntime(), LacunaResources::model);
  }

  @AfterAll
  void close() {
    networks.close();
  }

  @Override
  protected FeatureExtractor create() {
    return new FaceExtractor(networks);
  }

  @Override
  protected long feedSomething(MediaSink sink) throws LacunaException {
    for (int k = 0; k < 6; k++) {
      sink.video(frames.face(FacePose.REST, k * 40_000L, 2 * k));
    }
    return 240_000;
  }

  @Override
  protected long feedNothing(MediaSink sink) throws LacunaException {
    for (int k = 0; k < 6; k++) {
      sink.video(DrawnFrames.nothing(k * 40_000L));
    }
    return 240_000;
  }

  @Override
  protected void feedOtherKind(MediaSink sink) throws LacunaException {
    sink.audio(new AudioBlock(FloatBuffer.wrap(new float[1600]), 16_000, 0));
  }
}
