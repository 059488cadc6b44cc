package org.lacuna.app.gpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lacuna.app.boot.ProgramVersions;
import org.lacuna.app.boot.UserFolders;
import org.lacuna.app.gpu.GpuFolder.Verdict;

/** What "lacuna cuda install" has left on this machine; skipped where it never ran. */
@Tag("gpu")
class InstalledGpuTest {

  private static GpuFolder folder() {
    return new GpuFolder(UserFolders.ofThisUser().data(), ProgramVersions.read().onnxRuntime());
  }

  @Test
  void theNativesLoadHoldTheCudaProviderAndTellWhyTheyAreNotUsed() {
    Optional<Verdict> verdict = folder().verdict();
    assumeThat(verdict).as("the GPU parts are not installed (lacuna cuda install)").isPresent();
    assertThat(verdict.get().loads()).isTrue();
    assertThat(verdict.get().providers()).contains("CUDA");
    assertThat(verdict.get().reason()).isNotBlank();
  }
}
