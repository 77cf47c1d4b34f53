using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Maru.Platform.Settings;

/// <summary>
/// Checks the levels of the log. The framework reads them when it makes the first logger; a wrong one would fail there with a stack trace
/// that does not name the key.
/// </summary>
public static class LogLevels
{
    private const string Section = "Logging";
    private const string Levels = "LogLevel";

    /// <summary>Checks all of them.</summary>
    /// <param name="configuration">Contains them, for the whole log or for one provider.</param>
    /// <exception cref="StartRefusedException">A level is wrong; the message lists all faults, one on each line.</exception>
    public static void RefuseWrong(IConfiguration configuration)
    {
        var logging = configuration.GetSection(Section);
        SettingsReader.Refuse(
        [
            .. logging.GetChildren().Where(child => !IsLevels(child)).Select(provider => provider.GetSection(Levels))
                .Prepend(logging.GetSection(Levels)).SelectMany(levels => levels.GetChildren()).Where(level => !IsLevel(level.Value))
                .Select(level => $"{KeySpelling.Like(configuration, level.Path, level.Path)} has a value of the wrong form. "
                    + $"Write one of {string.Join(", ", Enum.GetNames<LogLevel>())}."),
        ]);
    }

    private static bool IsLevels(IConfigurationSection section) => section.Key.Equals(Levels, StringComparison.OrdinalIgnoreCase);

    // As the framework reads them: an empty value is not a level, and neither is a section with keys below it.
    private static bool IsLevel(string? text) => string.IsNullOrEmpty(text) || Enum.TryParse<LogLevel>(text, ignoreCase: true, out _);
}
