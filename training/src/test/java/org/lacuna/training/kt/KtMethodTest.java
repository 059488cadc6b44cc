package org.lacuna.training.kt;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.training.method.Method;
import org.lacuna.training.method.MethodContract;
import org.lacuna.training.method.Problem;

class KtMethodTest extends MethodContract {

  private static Method small(Problem problem, UnaryOperator<KtConfig> shape) {
    return small(problem, KtSetting.ANY, shape);
  }

  private static Method small(Problem problem, KtSetting setting, UnaryOperator<KtConfig> shape) {
    return KtMethod.of(problem, setting, c -> shape.apply(c.withSize(8, 2, 1).withDropout(0)));
  }

  @Override
  protected List<Method> methods() {
    List<Method> methods = new ArrayList<>();
    methods.add(small(THREE, c -> c));
    for (ModalitySet fewer : THREE.subsets()) {
      if (fewer.size() < 3) {
        methods.add(small(THREE.only(fewer), c -> c));
      }
    }
    methods.add(small(TWO, c -> c));
    methods.add(small(TWO, c -> c.withReconstruction(false).withPooling(KtConfig.Pooling.LAST)));
    for (KtSetting setting : KtSetting.values()) {
      if (setting != KtSetting.ANY) {
        methods.add(small(THREE, setting, c -> c));
      }
    }
    for (Modality target : Modality.values()) {
      methods.add(small(THREE, KtSetting.OURS, c -> c.withTargets(ModalitySet.of(target))));
    }
    methods.add(small(THREE, KtSetting.OURS, c -> c.withLoss(.2, .3, .1, KtConfig.Norm.L1, false)));
    return methods;
  }

  /** With f' nothing is ever without a valid step; what is rebuilt counts only where it is used. */
  @Override
  protected boolean rests(Method method, String parameter) {
    boolean sourcesAlways = method.name().equals(KtSetting.OURS.method());
    return parameter.endsWith(".nothing") || (sourcesAlways && parameter.endsWith(".absent"));
  }
}
