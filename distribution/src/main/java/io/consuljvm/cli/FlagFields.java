package io.consuljvm.cli;

import com.beust.jcommander.JCommander;
import com.beust.jcommander.ParameterDescription;
import com.beust.jcommander.WrappedParameter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The fields of an object that carry JCommander's {@code @Parameter}, as flags. JCommander finds
 * the fields and sets them; the syntax is {@link FlagScan}'s, for JCommander's own differs: it
 * trims and unquotes values, joins abbreviations, and goes on behind the first plain argument.
 */
final class FlagFields {
  private final Map<String, ParameterDescription> fields = new HashMap<>();
  private final Map<String, FlagType> types = new HashMap<>();

  FlagFields(Object flags) {
    JCommander jcommander = new JCommander();
    jcommander.addObject(flags);
    jcommander.setAllowParameterOverwriting(true);
    jcommander.createDescriptions();
    for (ParameterDescription field : jcommander.getParameters()) {
      WrappedParameter parameter = field.getParameter();
      for (String dashed : parameter.names()) {
        String name = dashed.replaceFirst("^-+", "");
        fields.put(name, field);
        types.put(name, typeOf(field.getParameterized().getType()));
      }
    }
  }

  Map<String, FlagType> types() {
    return types;
  }

  /** Sets the fields; of a flag given twice the later value stays, unless the field is a list. */
  void set(List<FlagScan.Given> given) {
    for (FlagScan.Given flag : given) {
      fields.get(flag.name()).addValue(flag.value());
    }
  }

  private static FlagType typeOf(Class<?> field) {
    if (field == boolean.class || field == Boolean.class) {
      return FlagType.BOOLEAN;
    }
    if (field == int.class || field == Integer.class) {
      return FlagType.INTEGER;
    }
    if (field == long.class || field == Long.class) {
      return FlagType.UNSIGNED;
    }
    return FlagType.TEXT;
  }
}
