package org.lacuna.training.amd;

import java.util.List;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.training.method.Method;
import org.lacuna.training.method.MethodContract;

class SeparableMethodTest extends MethodContract {

  private static final UnimodalNetworks.Sizes SMALL = UnimodalNetworks.Sizes.uniform(12, 8);

  private static AmdConfig small() {
    return AmdConfig.paper().withSizes(SMALL, 3, 4, 6);
  }

  @Override
  protected List<Method> methods() {
    return List.of(
        SeparableMethod.amd(THREE, small()),
        SeparableMethod.amd(THREE, small().withRank(TuckerFusion.FULL)),
        SeparableMethod.amd(
            THREE, small().withDistillation(1, 1, AmdConfig.Temperature.FIXED).withRank(1)),
        SeparableMethod.amd(THREE, small().withRank(8)),
        SeparableMethod.amd(THREE, small().withRank(16)),
        SeparableMethod.amd(TWO, small()),
        SeparableMethod.amd(TWO, small().withRank(TuckerFusion.FULL)),
        SeparableMethod.amd(THREE.only(ModalitySet.of(Modality.LANGUAGE)), small()));
  }
}
