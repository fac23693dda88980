package io.consuljvm.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;

/** What is a plugin's, by its package. */
final class Plugins {
  private static final String ROOT = "io.consuljvm.";
  private static final Set<String> FOUNDATION =
      Set.of("spi", "codec", "kernel", "cli", "architecture", "packaged");

  /** Two plugins that share the first word of their names. */
  private static final Set<String> FAMILIES = Set.of("storage");

  static final DescribedPredicate<JavaClass> CLASSES =
      DescribedPredicate.describe("are of a plugin", Plugins::isPlugin);

  static final ArchCondition<JavaClass> KEEP_TO_THEMSELVES =
      new ArchCondition<>("know only themselves, spi, codec and the api packages of others") {
        @Override
        public void check(JavaClass plugin, ConditionEvents events) {
          for (Dependency dependency : plugin.getDirectDependenciesFromSelf()) {
            if (!isAllowed(plugin, dependency.getTargetClass())) {
              events.add(SimpleConditionEvent.violated(plugin, dependency.getDescription()));
            }
          }
        }
      };

  private Plugins() {}

  private static boolean isPlugin(JavaClass type) {
    return type.getPackageName().startsWith(ROOT) && !FOUNDATION.contains(name(type));
  }

  private static boolean isAllowed(JavaClass from, JavaClass to) {
    String target = to.getBaseComponentType().getPackageName();
    if (!target.startsWith(ROOT)) {
      return true;
    }
    String name = name(to.getBaseComponentType());
    return name.equals(name(from))
        || name.equals("spi")
        || name.equals("codec")
        || target.endsWith(".api");
  }

  /** {@code kv}, {@code storage.xodus}. */
  private static String name(JavaClass type) {
    String[] words = type.getPackageName().substring(ROOT.length()).split("\\.");
    return FAMILIES.contains(words[0]) && words.length > 1 ? words[0] + "." + words[1] : words[0];
  }
}
