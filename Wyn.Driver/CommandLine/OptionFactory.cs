// Makes options whose errors are one plain sentence.
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Linq;

namespace Wyn.Driver.CommandLine;

/// <summary>Options with a checked value.</summary>
internal static class OptionFactory
{
    /// <summary>An option that takes one of some words.</summary>
    public static Option<string> Choice(string name, string description, string defaultValue, params string[] values)
    {
        var option = new Option<string>(name)
        {
            Description = $"{description} [default: {defaultValue}]",
            HelpName = string.Join('|', values),
        };
        option.Validators.Add(result =>
        {
            var value = LastValue(result);
            if (value is not null && !values.Contains(value))
            {
                result.AddError($"{name} takes {string.Join(", ", values[..^1])} or {values[^1]}, not '{value}'");
            }
        });
        return option;
    }

    /// <summary>An option that takes a whole number.</summary>
    public static Option<long?> Number(string name, string description, long minimum, long maximum = long.MaxValue)
    {
        var option = new Option<long?>(name) { Description = description, HelpName = "N" };
        option.CustomParser = result =>
        {
            var text = result.Tokens[^1].Value;
            if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= minimum && value <= maximum)
            {
                return value;
            }

            var range = maximum == long.MaxValue ? $"from {minimum}" : $"from {minimum} to {maximum}";
            result.AddError($"{name} takes a whole number {range}, not '{text}'");
            return null;
        };
        return option;
    }

    /// <summary>A switch.</summary>
    public static Option<bool> Switch(string name, string description) => new(name) { Description = description, Arity = ArgumentArity.Zero };

    /// <summary>The value given last, or null where there is none.</summary>
    private static string? LastValue(OptionResult result) => result.Tokens.Count > 0 ? result.Tokens[^1].Value : null;
}
