package org.lacuna.app.gpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lacuna.app.Launcher;
import org.lacuna.app.boot.Composition;
import org.lacuna.app.boot.Services;
import org.lacuna.app.report.Analyst;
import org.lacuna.app.report.ClipAnalysis;
import org.lacuna.inference.model.Device;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.ProgressSink;

/** The GPU must say what the CPU says; skipped, with the reason, where CUDA does not work. */
@Tag("gpu")
class CudaParityTest {

  @Test
  void bothDevicesGiveTheSameScores() throws Exception {
    try (Services services = Composition.create(Launcher.class.getName())) {
      Device probed = services.runtime().probeCuda();
      assumeThat(probed.used()).as(probed.reason()).isEqualTo("cuda");
      ClipAnalysis cpu = analyze(services, Device.Request.CPU);
      ClipAnalysis gpu = analyze(services, Device.Request.CUDA);
      for (int i = 0; i < cpu.subsets().size(); i++) {
        assertThat(gpu.subsets().get(i).sentiment().orElseThrow())
            .isCloseTo(cpu.subsets().get(i).sentiment().orElseThrow(), within(1e-3));
      }
    }
  }

  private static ClipAnalysis analyze(Services services, Device.Request device) throws Exception {
    Path clip = services.demoClip();
    return new Analyst(services)
        .analyze(
            new ClipAnalysis.Request(
                clip,
                Optional.empty(),
                ModalitySet.all(),
                Optional.empty(),
                device,
                true,
                OptionalInt.empty()),
            new CancelToken(),
            ProgressSink.ignore());
  }
}
