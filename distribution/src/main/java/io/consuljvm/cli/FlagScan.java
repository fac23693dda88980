package io.consuljvm.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The flags at the head of a command's arguments ({@code C011 - C017}): one dash or two, the value
 * behind {@code =} or as the next argument, a boolean's only behind {@code =}. The first argument
 * that is no flag ends them, and so does {@code --}.
 *
 * @param given the flags in the order given, with canonical values ({@link FlagType})
 * @param arguments what stands behind the flags
 * @param helpAsked {@code -h} or {@code -help} was met; reading ended there
 */
record FlagScan(List<Given> given, List<String> arguments, boolean helpAsked) {
  /** One flag, named without dashes. */
  record Given(String name, String value) {}

  FlagScan {
    given = List.copyOf(given);
    arguments = List.copyOf(arguments);
  }

  /**
   * Reads the flags.
   *
   * @param types the flags that exist, named without dashes
   */
  static FlagScan of(Map<String, FlagType> types, List<String> arguments) throws FlagException {
    List<Given> given = new ArrayList<>();
    int next = 0;
    while (next < arguments.size()) {
      String argument = arguments.get(next);
      if (argument.length() < 2 || argument.charAt(0) != '-') {
        break;
      }
      next++;
      if (argument.equals("--")) {
        break;
      }
      String flag = argument.substring(argument.charAt(1) == '-' ? 2 : 1);
      if (flag.startsWith("-") || flag.startsWith("=")) {
        throw new FlagException("bad flag syntax: " + argument);
      }
      int equals = flag.indexOf('=');
      String name = equals < 0 ? flag : flag.substring(0, equals);
      FlagType type = types.get(name);
      if (type == null) {
        if (name.equals("h") || name.equals("help")) {
          return new FlagScan(given, List.of(), true);
        }
        throw new FlagException("flag provided but not defined: -" + name);
      }
      String value;
      if (equals >= 0) {
        value = flag.substring(equals + 1);
      } else if (type == FlagType.BOOLEAN) {
        value = "true";
      } else if (next < arguments.size()) {
        value = arguments.get(next++);
      } else {
        throw new FlagException("flag needs an argument: -" + name);
      }
      given.add(new Given(name, checked(name, type, value)));
    }
    return new FlagScan(given, arguments.subList(next, arguments.size()), false);
  }

  private static String checked(String name, FlagType type, String value) throws FlagException {
    try {
      return type.canonical(value);
    } catch (FlagException e) {
      String what =
          type == FlagType.BOOLEAN
              ? "invalid boolean value \"%s\" for -%s: %s"
              : "invalid value \"%s\" for flag -%s: %s";
      throw new FlagException(what.formatted(value, name, e.getMessage()));
    }
  }
}
