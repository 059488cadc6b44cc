package org.lacuna.app.gpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lacuna.app.gpu.GpuFolder.Verdict;
import org.lacuna.inference.task.LacunaException;

class GpuFolderTest {

  @TempDir Path data;

  @AfterEach
  void forget() {
    System.clearProperty(GpuFolder.NATIVE_PATH);
  }

  private GpuFolder folder(Verdict verdict) throws Exception {
    GpuFolder folder = new GpuFolder(data, "1.2.3");
    Files.createDirectories(folder.natives());
    folder.keep(verdict);
    return folder;
  }

  @Test
  void nothingInstalledChangesNothing() throws Exception {
    GpuFolder folder = new GpuFolder(data, "1.2.3");
    assertThat(folder.verdict()).isEmpty();
    assertThat(folder.activate()).isEmpty();
    assertThat(System.getProperty(GpuFolder.NATIVE_PATH)).isNull();
    assertThat(folder.remove()).isFalse();
  }

  @Test
  void nativesThatLoadAreUsed() throws Exception {
    Verdict verdict = new Verdict(true, true, "CUDA, CPU", "C:\\x = y: no libcudart.so.12");
    GpuFolder folder = folder(verdict);
    assertThat(folder.verdict()).contains(verdict);
    assertThat(folder.activate()).isEmpty();
    assertThat(System.getProperty(GpuFolder.NATIVE_PATH)).isEqualTo(folder.natives().toString());
  }

  @Test
  void nativesThatLoadAreTriedEvenWhereCudaDidNotStart() throws Exception {
    GpuFolder folder = folder(new Verdict(true, false, "CUDA", "No libcublas."));
    assertThat(folder.activate()).contains("No libcublas.");
    assertThat(System.getProperty(GpuFolder.NATIVE_PATH)).isEqualTo(folder.natives().toString());
  }

  @Test
  void nativesThatDoNotLoadAreLeftAloneAndTheReasonIsTold() throws Exception {
    GpuFolder folder = folder(new Verdict(false, false, "", "The GPU parts do not load: why."));
    assertThat(folder.activate()).contains("The GPU parts do not load: why.");
    assertThat(System.getProperty(GpuFolder.NATIVE_PATH)).isNull();
  }

  @Test
  void nativesOfAnotherVersionAreNotUsed() throws Exception {
    folder(new Verdict(true, true, "CUDA", "works"));
    assertThat(new GpuFolder(data, "1.2.4").activate()).isEmpty();
    assertThat(System.getProperty(GpuFolder.NATIVE_PATH)).isNull();
  }

  @Test
  void aPathThatTheUserSetIsRespected() throws Exception {
    System.setProperty(GpuFolder.NATIVE_PATH, "mine");
    folder(new Verdict(true, true, "CUDA", "works")).activate();
    assertThat(System.getProperty(GpuFolder.NATIVE_PATH)).isEqualTo("mine");
  }

  @Test
  void removeDeletesEverything() throws Exception {
    GpuFolder folder = folder(new Verdict(true, true, "CUDA", "works"));
    assertThat(folder.remove()).isTrue();
    assertThat(data.resolve("cuda")).doesNotExist();
  }

  @Test
  void onlyNativesOfThisSystemAreUnpackedAndNoneLeavesTheFolder() throws Exception {
    Path jar = data.resolve("gpu.jar");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
      for (String name :
          new String[] {
            "ai/onnxruntime/native/linux-x64/libonnxruntime.so",
            "ai/onnxruntime/native/linux-x64/../../../../evil.so",
            "ai/onnxruntime/native/win-x64/onnxruntime.dll",
            "ai/onnxruntime/OrtEnvironment.class"
          }) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(1);
      }
    }
    Path into = Files.createDirectory(data.resolve("natives"));
    GpuInstaller.unpack(jar, "linux-x64", into);
    try (var files = Files.list(into)) {
      assertThat(files).containsExactly(into.resolve("libonnxruntime.so"));
    }
    assertThat(data.resolve("evil.so")).doesNotExist();
    assertThatThrownBy(() -> GpuInstaller.unpack(jar, "osx-aarch64", into))
        .isInstanceOf(LacunaException.class);
  }

  @Test
  void onlySystemsWithGpuPartsAreServed() throws Exception {
    assertThat(GpuInstaller.platform("Linux", "amd64")).isEqualTo("linux-x64");
    assertThat(GpuInstaller.platform("Windows 11", "amd64")).isEqualTo("win-x64");
    assertThatThrownBy(() -> GpuInstaller.platform("Mac OS X", "aarch64"))
        .hasMessageContaining("Mac OS X on aarch64");
  }

  @Test
  void theVerdictOfATrialIsWhatItPrinted() {
    Verdict good =
        GpuTrial.judge(
            new ExternalTool.Result(
                0, "noise\nlacuna-providers:CUDA, CPU\nlacuna-device:cuda\nlacuna-reason:fine\n"));
    assertThat(good).isEqualTo(new Verdict(true, true, "CUDA, CPU", "fine"));
    Verdict refused =
        GpuTrial.judge(
            new ExternalTool.Result(
                0,
                """
                [E] Failed to load library cuda.so with error: libcublasLt.so.12: not found
                lacuna-providers:CUDA
                lacuna-device:cpu
                lacuna-reason:cannot
                """));
    assertThat(refused)
        .isEqualTo(
            new Verdict(true, false, "CUDA", "CUDA does not start: libcublasLt.so.12: not found."));
    Verdict bad =
        GpuTrial.judge(
            new ExternalTool.Result(
                1, "Exception in thread main java.lang.UnsatisfiedLinkError: libx.so: no y\n"));
    assertThat(bad.loads()).isFalse();
    assertThat(bad.reason()).contains("libx.so: no y");
    assertThat(GpuTrial.judge(new ExternalTool.Result(139, "")).reason()).contains("139");
  }

  @Test
  void aMissingProgramIsNotFound() throws Exception {
    Path bin = Files.createDirectory(data.resolve("bin"));
    Path tool = Files.writeString(bin.resolve("tool"), "#!/bin/sh\n");
    assertThat(tool.toFile().setExecutable(true)).isTrue();
    ExternalTool tools = new ExternalTool("/none" + java.io.File.pathSeparator + bin);
    assertThat(tools.find("tool")).contains(tool);
    assertThat(tools.find("other")).isEmpty();
  }
}
